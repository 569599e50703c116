CREATE TYPE pair AS (a bigint, b text);
CREATE TABLE t (p text, q pair);
