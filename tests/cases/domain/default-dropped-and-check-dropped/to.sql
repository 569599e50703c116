CREATE DOMAIN platform AS smallint;

CREATE FUNCTION next_platform(p platform) RETURNS platform LANGUAGE sql AS 'SELECT (p + 1)::smallint::platform';
