CREATE TABLE reader (id integer PRIMARY KEY, name text);
CREATE TABLE loan (id integer PRIMARY KEY, reader integer REFERENCES reader);

CREATE VIEW loans_of AS SELECT r.id, r.name, count(l.id) AS loans FROM reader r LEFT JOIN loan l ON l.reader = r.id GROUP BY r.id;
