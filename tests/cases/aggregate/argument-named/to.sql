CREATE AGGREGATE product(factor double precision) (SFUNC = float8mul, STYPE = double precision);
