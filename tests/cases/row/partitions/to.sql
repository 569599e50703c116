CREATE TABLE rate (year integer, code text, value numeric, PRIMARY KEY (year, code)) PARTITION BY RANGE (year);
CREATE TABLE rate_1 PARTITION OF rate FOR VALUES FROM (2000) TO (2010);
CREATE TABLE rate_2 PARTITION OF rate FOR VALUES FROM (2010) TO (2020);
INSERT INTO rate VALUES (2001, 'a', 1.5), (2011, 'b', 2);
