CREATE AGGREGATE product(double precision) (SFUNC = float8mul, STYPE = double precision);
