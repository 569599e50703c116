CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
CREATE TABLE article (id integer PRIMARY KEY);
COMMENT ON TABLE article IS 'for sale';
GRANT SELECT ON article TO case_reader;
CREATE EVENT TRIGGER forbid ON ddl_command_start WHEN TAG IN ('CREATE TABLE', 'COMMENT', 'GRANT') EXECUTE FUNCTION forbid();
