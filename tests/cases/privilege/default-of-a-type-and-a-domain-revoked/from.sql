CREATE TYPE colour AS ENUM ('red');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
