CREATE TABLE team (name text PRIMARY KEY, lead text);
CREATE TABLE person (name text PRIMARY KEY, team text REFERENCES team);
ALTER TABLE team ADD FOREIGN KEY (lead) REFERENCES person;
INSERT INTO team VALUES ('blue', NULL); INSERT INTO person VALUES ('bob', 'blue'); UPDATE team SET lead = 'bob';
