CREATE TABLE reader (id integer PRIMARY KEY, name text);

CREATE MATERIALIZED VIEW named AS SELECT id, name, count(*) AS n FROM reader GROUP BY id;
CREATE INDEX named_name ON named (name);
