CREATE TABLE booking (id integer PRIMARY KEY, room int4range, during tstzrange, cancelled boolean NOT NULL DEFAULT false);

ALTER TABLE booking ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE (NOT cancelled) DEFERRABLE;
ALTER TABLE booking ADD CONSTRAINT different_ids EXCLUDE USING btree ((id * 2) WITH =) INCLUDE (cancelled) WITH (fillfactor = 70);
