CREATE TYPE colour AS ENUM ('red');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);

REVOKE USAGE ON TYPE colour FROM PUBLIC;
GRANT USAGE ON TYPE pair TO case_reader;
REVOKE USAGE ON DOMAIN positive FROM PUBLIC;
GRANT USAGE ON DOMAIN positive TO case_reader;
