CREATE TABLE station (id integer PRIMARY KEY, name text NOT NULL, zone integer);

CREATE FUNCTION in_zone(z integer) RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM station WHERE zone = z);
