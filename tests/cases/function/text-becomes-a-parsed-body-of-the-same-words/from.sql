SET check_function_bodies = off;
CREATE FUNCTION one() RETURNS integer LANGUAGE sql AS 'RETURN 1';
CREATE PROCEDURE idle() LANGUAGE sql AS $$BEGIN ATOMIC
END$$;
