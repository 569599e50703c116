CREATE TABLE ticket (number integer GENERATED ALWAYS AS IDENTITY, holder text);
ALTER SEQUENCE ticket_number_seq SET UNLOGGED;
