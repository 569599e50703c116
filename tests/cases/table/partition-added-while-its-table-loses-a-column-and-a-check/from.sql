CREATE TABLE whole (a integer, b text, CONSTRAINT old CHECK (a > 0)) PARTITION BY HASH (a);
