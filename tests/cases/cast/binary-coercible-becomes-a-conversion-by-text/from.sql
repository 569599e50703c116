CREATE CAST (bigint AS timestamp with time zone) WITHOUT FUNCTION;
CREATE CAST (double precision AS timestamp with time zone) WITH INOUT;
