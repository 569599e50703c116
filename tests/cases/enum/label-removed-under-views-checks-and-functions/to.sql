CREATE TYPE berth AS ENUM ('seat', 'couchette', 'sleeper');

GRANT USAGE ON TYPE berth TO case_conductor;
REVOKE USAGE ON TYPE berth FROM PUBLIC;
CREATE TABLE reservation (
    id integer PRIMARY KEY,
    wanted berth NOT NULL,
    CONSTRAINT no_seats_by_night CHECK (wanted <> 'seat'::berth OR id < 1000)
);
CREATE FUNCTION price(b berth) RETURNS numeric LANGUAGE sql IMMUTABLE
    AS $$ SELECT CASE b WHEN 'seat' THEN 10 WHEN 'couchette' THEN 25 ELSE 60 END $$;
CREATE VIEW revenue AS SELECT wanted, sum(price(wanted)) AS total FROM reservation GROUP BY wanted;
CREATE MATERIALIZED VIEW sleeper AS SELECT id FROM reservation WHERE wanted = 'sleeper'::berth;
GRANT SELECT ON revenue TO case_conductor;
