-- ~ event trigger:note_ddl  tags

BEGIN;
-- drop event trigger note_ddl  ! SEC_EVENT_TRIGGER
DROP EVENT TRIGGER note_ddl;
-- create event trigger note_ddl  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER note_ddl ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION public.note_ddl();
-- create event trigger note_ddl  ! SEC_EVENT_TRIGGER
ALTER EVENT TRIGGER note_ddl ENABLE REPLICA;
-- create comment on event trigger note_ddl (because of event trigger note_ddl)
COMMENT ON EVENT TRIGGER note_ddl IS 'kept';
COMMIT;
