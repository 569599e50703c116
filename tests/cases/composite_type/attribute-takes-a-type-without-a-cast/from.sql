CREATE TYPE e AS ENUM ('1', '2');
CREATE TYPE pair AS (a e, b numeric(10,2));
CREATE TABLE t (p pair);
