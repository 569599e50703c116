CREATE FUNCTION less(integer, bigint) RETURNS integer IMMUTABLE STRICT LANGUAGE internal AS 'btint48cmp';
CREATE OPERATOR FAMILY numbers USING btree;
ALTER OPERATOR FAMILY numbers USING btree ADD FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
