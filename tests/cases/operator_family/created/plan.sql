-- + operator family:ops.numbers USING btree
-- + operator family member:ops.numbers USING btree.OPERATOR 1 (integer, bigint)
-- + operator family member:ops.numbers USING btree.OPERATOR 3 (integer, bigint)
-- + operator family member:ops.numbers USING btree.FUNCTION 1 (integer, bigint)
-- + owner:operator family.ops.numbers USING btree

BEGIN;
-- create operator family ops.numbers USING btree
CREATE OPERATOR FAMILY ops.numbers USING btree;
-- create operator family member ops.numbers USING btree.OPERATOR 1 (integer, bigint)
ALTER OPERATOR FAMILY ops.numbers USING btree ADD OPERATOR 1 <(integer,bigint);
-- create operator family member ops.numbers USING btree.OPERATOR 3 (integer, bigint)
ALTER OPERATOR FAMILY ops.numbers USING btree ADD OPERATOR 3 =(integer,bigint);
-- create operator family member ops.numbers USING btree.FUNCTION 1 (integer, bigint)
ALTER OPERATOR FAMILY ops.numbers USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
COMMIT;
