CREATE TABLE article (id integer PRIMARY KEY);

CREATE FUNCTION note_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE DEBUG '%', tg_tag; END $$;
CREATE EVENT TRIGGER note_ddl ON ddl_command_end EXECUTE FUNCTION note_ddl();
CREATE EVENT TRIGGER note_drop ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION note_ddl();
COMMENT ON EVENT TRIGGER note_ddl IS 'who changed what';
