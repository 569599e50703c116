CREATE TYPE f AS ENUM ('1', '2', '3');
CREATE TYPE pair AS (a f, b integer);
CREATE TABLE t (p pair);
