CREATE TABLE thing (id integer, tags text[], seen timestamptz, place point);

CREATE INDEX thing_id ON thing (id) WITH (fillfactor = 70);
CREATE INDEX thing_tags ON thing USING gin (tags) WITH (fastupdate = off);
CREATE INDEX thing_seen ON thing USING brin (seen);
CREATE INDEX thing_place ON thing USING gist (place) WITH (buffering = on);
