-- ~ operator class:public.backwards USING btree  members

BEGIN;
-- drop index public.score_backwards (because of operator class public.backwards USING btree)  [ACCESS EXCLUSIVE]
DROP INDEX public.score_backwards;
-- drop operator class public.backwards USING btree
DROP OPERATOR CLASS public.backwards USING btree;
-- create operator class public.backwards USING btree
CREATE OPERATOR CLASS public.backwards FOR TYPE integer USING btree FAMILY public.backwards AS
    OPERATOR 1 >(integer,integer),
    OPERATOR 2 >=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 <=(integer,integer),
    OPERATOR 5 <(integer,integer),
    FUNCTION 1 (integer, integer) public.cmp_two(integer,integer);
-- create index public.score_backwards (because of operator class public.backwards USING btree)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX score_backwards ON public.score USING btree (n public.backwards);
COMMIT;
