CREATE TABLE shift (id integer PRIMARY KEY);

CREATE TYPE time_range AS RANGE (SUBTYPE = time);
ALTER TABLE shift ADD COLUMN during time_range;
CREATE INDEX shift_during ON shift USING gist (during);
COMMENT ON TYPE time_range IS 'part of a day';
