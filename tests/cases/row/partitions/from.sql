CREATE TABLE rate (year integer, code text, value numeric, PRIMARY KEY (year, code)) PARTITION BY RANGE (year);
CREATE TABLE rate_1 PARTITION OF rate FOR VALUES FROM (2000) TO (2010);
INSERT INTO rate VALUES (2001, 'a', 1), (2002, 'b', 2);
