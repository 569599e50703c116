CREATE TABLE thing (id integer, name text, place point, words tsvector, tags text[], seen timestamptz);
