CREATE AGGREGATE total(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '10');
