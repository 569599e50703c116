CREATE TABLE part (b integer);
