CREATE OPERATOR FAMILY numbers USING btree;

ALTER OPERATOR FAMILY numbers USING btree ADD OPERATOR 1 < (integer, bigint), OPERATOR 2 <= (integer, bigint);
