CREATE TABLE station (id integer PRIMARY KEY, name text NOT NULL);

CREATE FUNCTION rename_station(i integer, n text) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    UPDATE station SET name = n WHERE id = i;
    INSERT INTO station (id, name) SELECT -i, n WHERE false;
END;
