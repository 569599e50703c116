CREATE TYPE reading AS (taken_at timestamptz, pressure int, celsius numeric);
CREATE FUNCTION spread(a reading, b reading) RETURNS numeric LANGUAGE sql IMMUTABLE RETURN (b).celsius - (a).celsius;
CREATE OPERATOR - (LEFTARG = reading, RIGHTARG = reading, FUNCTION = spread);
