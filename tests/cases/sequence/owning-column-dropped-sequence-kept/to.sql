CREATE SEQUENCE ticket START 7;

CREATE TABLE fine (amount numeric);
