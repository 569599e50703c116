-- + function:public.note_ddl()
-- + event trigger:note_ddl
-- + event trigger:note_drop
-- + owner:function.public.note_ddl()
-- + owner:event trigger.note_ddl
-- + owner:event trigger.note_drop
-- + comment:event trigger.note_ddl

BEGIN;
-- create function public.note_ddl()
CREATE FUNCTION public.note_ddl()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $$ BEGIN RAISE DEBUG '%', tg_tag; END $$;
-- create event trigger note_ddl  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER note_ddl ON ddl_command_end EXECUTE FUNCTION public.note_ddl();
-- create comment on event trigger note_ddl
COMMENT ON EVENT TRIGGER note_ddl IS 'who changed what';
-- create event trigger note_drop  ! SEC_EVENT_TRIGGER
CREATE EVENT TRIGGER note_drop ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION public.note_ddl();
COMMIT;
