CREATE TABLE thing (id integer, name text, place point, words tsvector, tags text[], seen timestamptz);

CREATE INDEX thing_btree ON thing USING btree (name);
CREATE INDEX thing_hash ON thing USING hash (name);
CREATE INDEX thing_gist ON thing USING gist (place);
CREATE INDEX thing_spgist ON thing USING spgist (place);
CREATE INDEX thing_gin ON thing USING gin (tags, words);
CREATE INDEX thing_brin ON thing USING brin (seen);
