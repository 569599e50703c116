-- ~ event trigger:a  event
-- ~ event trigger:b  function

BEGIN;
-- drop event trigger a  ! SEC_EVENT_TRIGGER
DROP EVENT TRIGGER a;
-- drop event trigger b  ! SEC_EVENT_TRIGGER
DROP EVENT TRIGGER b;
-- create event trigger a  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER a ON table_rewrite EXECUTE FUNCTION public.one();
-- create event trigger b  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER b ON ddl_command_end EXECUTE FUNCTION public.two();
COMMIT;
