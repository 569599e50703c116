CREATE SEQUENCE ticket;
CREATE TABLE fine (id bigint PRIMARY KEY DEFAULT nextval('ticket'), amount numeric);

ALTER SEQUENCE ticket OWNED BY fine.id;
