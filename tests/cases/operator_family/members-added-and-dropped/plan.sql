-- - operator family member:public.numbers USING btree.OPERATOR 1 (integer, bigint)
-- + operator family member:public.numbers USING btree.OPERATOR 5 (integer, bigint)
-- + operator family member:public.numbers USING btree.FUNCTION 1 (integer, bigint)

BEGIN;
-- drop operator family member public.numbers USING btree.OPERATOR 1 (integer, bigint)
ALTER OPERATOR FAMILY public.numbers USING btree DROP OPERATOR 1 (integer, bigint);
-- create operator family member public.numbers USING btree.OPERATOR 5 (integer, bigint)
ALTER OPERATOR FAMILY public.numbers USING btree ADD OPERATOR 5 >(integer,bigint);
-- create operator family member public.numbers USING btree.FUNCTION 1 (integer, bigint)
ALTER OPERATOR FAMILY public.numbers USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
COMMIT;
