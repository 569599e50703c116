CREATE TABLE station (id integer PRIMARY KEY, name text NOT NULL, zone integer);

CREATE FUNCTION in_zone(z integer) RETURNS bigint LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT count(name) FROM station WHERE zone <= z;
END;
CREATE FUNCTION zones() RETURNS SETOF integer LANGUAGE sql STABLE BEGIN ATOMIC SELECT DISTINCT zone FROM station; END;
