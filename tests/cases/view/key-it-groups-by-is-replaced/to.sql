CREATE TABLE reader (id integer, name text, CONSTRAINT new_key PRIMARY KEY (id) INCLUDE (name));

CREATE VIEW named AS SELECT id, name, count(*) FROM reader GROUP BY id;
COMMENT ON VIEW named IS 'depends on the key';
