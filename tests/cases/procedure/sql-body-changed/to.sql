CREATE TABLE account (id integer PRIMARY KEY, balance numeric NOT NULL);

CREATE PROCEDURE add_account(i integer) LANGUAGE sql BEGIN ATOMIC INSERT INTO account (id, balance) VALUES (i, 10), (-i, 0); DELETE FROM account WHERE id = 0; END;
