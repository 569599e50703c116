CREATE TABLE t (a integer, b boolean, c numeric, d money, e boolean);
