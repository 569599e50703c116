CREATE TABLE reader (id integer, name text, CONSTRAINT old_key PRIMARY KEY (id));

CREATE VIEW named AS SELECT id, name, count(*) FROM reader GROUP BY id;
COMMENT ON VIEW named IS 'depends on the key';
