CREATE SEQUENCE ticket;

CREATE FUNCTION next_ticket() RETURNS integer LANGUAGE sql AS $$ SELECT nextval('ticket')::integer $$;

COMMENT ON FUNCTION next_ticket() IS 'takes a ticket';
REVOKE EXECUTE ON FUNCTION next_ticket() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_ticket() TO case_reader;
CREATE TABLE queue (id bigint PRIMARY KEY DEFAULT next_ticket(), came timestamptz);
CREATE VIEW peek AS SELECT next_ticket()::text AS number, count(*) AS waiting FROM queue;
