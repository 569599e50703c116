CREATE TABLE booking (id integer PRIMARY KEY, room int4range, during tstzrange, cancelled boolean NOT NULL DEFAULT false);

ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);
