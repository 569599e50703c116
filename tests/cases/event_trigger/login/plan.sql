-- + event trigger:greet "all"
-- + owner:event trigger.greet "all"
-- + comment:event trigger.greet "all"

BEGIN;
-- create event trigger greet "all"  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER "greet ""all""" ON login EXECUTE FUNCTION public.greet();
-- create comment on event trigger greet "all"
COMMENT ON EVENT TRIGGER "greet ""all""" IS 'it''s';
COMMIT;
