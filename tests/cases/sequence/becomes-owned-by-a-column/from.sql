CREATE SEQUENCE ticket;
CREATE TABLE fine (id bigint PRIMARY KEY DEFAULT nextval('ticket'), amount numeric);
