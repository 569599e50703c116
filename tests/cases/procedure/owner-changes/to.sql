CREATE PROCEDURE tick(INOUT n integer) LANGUAGE plpgsql AS 'BEGIN n := n + 1; END';

ALTER PROCEDURE tick(integer) OWNER TO case_app_owner;
