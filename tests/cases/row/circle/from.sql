CREATE TABLE team (name text PRIMARY KEY, lead text);
CREATE TABLE person (name text PRIMARY KEY, team text REFERENCES team);
ALTER TABLE team ADD FOREIGN KEY (lead) REFERENCES person;
INSERT INTO team VALUES ('red', NULL); INSERT INTO person VALUES ('ann', 'red'); UPDATE team SET lead = 'ann';
