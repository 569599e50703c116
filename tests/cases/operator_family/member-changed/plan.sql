-- ~ operator family member:public.numbers USING btree.FUNCTION 1 (integer, bigint)  definition

BEGIN;
-- drop operator family member public.numbers USING btree.FUNCTION 1 (integer, bigint)
ALTER OPERATOR FAMILY public.numbers USING btree DROP FUNCTION 1 (integer, bigint);
-- create operator family member public.numbers USING btree.FUNCTION 1 (integer, bigint)
ALTER OPERATOR FAMILY public.numbers USING btree ADD FUNCTION 1 (integer, bigint) public.less(integer,bigint);
COMMIT;
