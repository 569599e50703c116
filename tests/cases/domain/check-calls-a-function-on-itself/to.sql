CREATE SCHEMA clinic;

CREATE DOMAIN clinic.pulse AS integer;
CREATE FUNCTION clinic.is_alive(p clinic.pulse) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT p > 0';
ALTER DOMAIN clinic.pulse ADD CONSTRAINT alive CHECK (clinic.is_alive(VALUE));
