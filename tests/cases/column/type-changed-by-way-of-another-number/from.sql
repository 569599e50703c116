CREATE TABLE t (a money, b bigint, c boolean, d smallint, e money);
