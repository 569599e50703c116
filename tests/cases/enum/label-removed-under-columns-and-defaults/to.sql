CREATE TYPE berth AS ENUM ('seat', 'couchette', 'sleeper');

CREATE TABLE reservation (
    id integer PRIMARY KEY,
    wanted berth NOT NULL DEFAULT 'seat',
    accepted berth[] NOT NULL DEFAULT '{seat,couchette}'::berth[]
);
CREATE INDEX reservation_wanted ON reservation (wanted);
COMMENT ON TYPE berth IS 'what a traveller may book';
COMMENT ON COLUMN reservation.wanted IS 'first choice';
