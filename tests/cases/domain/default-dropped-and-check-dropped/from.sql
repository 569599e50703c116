CREATE DOMAIN platform AS smallint DEFAULT 1 CHECK (VALUE < 40);

CREATE FUNCTION next_platform(p platform) RETURNS platform LANGUAGE sql AS 'SELECT (p + 1)::smallint::platform';
