CREATE TABLE rate (year integer, code text, value numeric, PRIMARY KEY (year, code)) PARTITION BY RANGE (year);
CREATE TABLE rate_a PARTITION OF rate FOR VALUES FROM (0) TO (3000);
INSERT INTO rate VALUES (2001, 'a', 1), (2002, 'b', 2), (2003, 'a', 5);
