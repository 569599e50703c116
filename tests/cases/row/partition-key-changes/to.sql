CREATE TABLE rate (year integer, code text, value numeric, PRIMARY KEY (year, code)) PARTITION BY LIST (code);
CREATE TABLE rate_a PARTITION OF rate FOR VALUES IN ('a');
CREATE TABLE rate_b PARTITION OF rate FOR VALUES IN ('b');
INSERT INTO rate VALUES (2001, 'a', 7), (2002, 'b', 2), (2004, 'b', 9);
