CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION note_ddl();
CREATE EVENT TRIGGER b ON ddl_command_end EXECUTE FUNCTION note_ddl();
