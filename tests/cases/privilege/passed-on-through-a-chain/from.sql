CREATE TABLE account (id integer, balance numeric);
CREATE FUNCTION total() RETURNS numeric LANGUAGE sql STABLE AS $$ SELECT sum(balance) FROM account $$;

GRANT SELECT, UPDATE ON account TO case_first WITH GRANT OPTION;
SET ROLE case_first;
GRANT SELECT ON account TO case_second WITH GRANT OPTION;
GRANT UPDATE ON account TO case_third;
RESET ROLE;
SET ROLE case_second;
GRANT SELECT ON account TO case_third;
RESET ROLE;
