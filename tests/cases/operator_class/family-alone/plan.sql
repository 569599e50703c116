-- ~ operator class:public.c0 USING btree  family

BEGIN;
-- drop operator class public.c0 USING btree
DROP OPERATOR CLASS public.c0 USING btree;
-- create operator class public.c0 USING btree
CREATE OPERATOR CLASS public.c0 FOR TYPE integer USING btree FAMILY public.two AS
    OPERATOR 1 <(integer,integer),
    OPERATOR 2 <=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 >=(integer,integer),
    OPERATOR 5 >(integer,integer),
    FUNCTION 1 (integer, integer) btint4cmp(integer,integer);
COMMIT;
