CREATE TABLE account (id integer PRIMARY KEY, balance numeric NOT NULL);

CREATE PROCEDURE wipe() LANGUAGE sql AS 'UPDATE account SET balance = 0';

REVOKE EXECUTE ON PROCEDURE wipe() FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE wipe() TO case_reader;
