CREATE SEQUENCE ticket START 7;

CREATE TABLE fine (amount numeric, id bigint DEFAULT nextval('ticket'));
ALTER SEQUENCE ticket OWNED BY fine.id;
