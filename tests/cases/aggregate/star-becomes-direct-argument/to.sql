CREATE AGGREGATE rows_seen("any") (SFUNC = int8inc_any, STYPE = int8, INITCOND = '0');
