-- + operator family:public.backwards USING btree
-- + operator class:public.backwards USING btree
-- + index:public.score_backwards
-- + owner:operator family.public.backwards USING btree
-- + owner:operator class.public.backwards USING btree

BEGIN;
-- create operator family public.backwards USING btree
CREATE OPERATOR FAMILY public.backwards USING btree;
-- create operator class public.backwards USING btree
CREATE OPERATOR CLASS public.backwards FOR TYPE integer USING btree FAMILY public.backwards AS
    OPERATOR 1 >(integer,integer),
    OPERATOR 2 >=(integer,integer),
    OPERATOR 3 =(integer,integer),
    OPERATOR 4 <=(integer,integer),
    OPERATOR 5 <(integer,integer),
    FUNCTION 1 (integer, integer) public.cmp_backwards(integer,integer);
-- create index public.score_backwards  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX score_backwards ON public.score USING btree (n public.backwards);
COMMIT;
