CREATE FUNCTION from_one(internal) RETURNS internal IMMUTABLE STRICT LANGUAGE internal AS 'prsd_lextype';
CREATE FUNCTION from_two(internal) RETURNS internal IMMUTABLE STRICT LANGUAGE internal AS 'prsd_lextype';

CREATE TRANSFORM FOR integer LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_two(internal));
