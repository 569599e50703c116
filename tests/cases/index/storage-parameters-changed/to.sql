CREATE TABLE thing (id integer, tags text[], seen timestamptz, place point);

CREATE INDEX thing_id ON thing (id) WITH (fillfactor = 90);
CREATE INDEX thing_tags ON thing USING gin (tags) WITH (gin_pending_list_limit = 512);
CREATE INDEX thing_seen ON thing USING brin (seen) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX thing_place ON thing USING gist (place);
