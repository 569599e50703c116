CREATE OPERATOR FAMILY numbers USING btree;

ALTER OPERATOR FAMILY numbers USING btree ADD OPERATOR 2 <= (integer, bigint), OPERATOR 5 > (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
