CREATE SCHEMA ops;

CREATE OPERATOR FAMILY ops.numbers USING btree;
ALTER OPERATOR FAMILY ops.numbers USING btree ADD
    OPERATOR 1 < (integer, bigint), OPERATOR 3 = (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
