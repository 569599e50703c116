CREATE TABLE account (id integer PRIMARY KEY, balance numeric NOT NULL);

CREATE PROCEDURE add_account(i integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO account VALUES (i, 0); END;
