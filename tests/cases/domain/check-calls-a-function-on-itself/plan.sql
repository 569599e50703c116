-- + domain:clinic.pulse
-- + function:clinic.is_alive(clinic.pulse)
-- + domain constraint:clinic.pulse.alive
-- + owner:domain.clinic.pulse
-- + owner:function.clinic.is_alive(clinic.pulse)

BEGIN;
-- create domain clinic.pulse
CREATE DOMAIN clinic.pulse AS integer;
-- create function clinic.is_alive(clinic.pulse)
CREATE FUNCTION clinic.is_alive(p clinic.pulse)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT p > 0$$;
-- create domain constraint clinic.pulse.alive  ! APP_CHECK_TIGHTER
ALTER DOMAIN clinic.pulse ADD CONSTRAINT alive CHECK (clinic.is_alive((VALUE)::clinic.pulse));
COMMIT;
