CREATE SCHEMA keep;
CREATE TABLE keep.article (id integer PRIMARY KEY, name text);

CREATE SCHEMA gone;
CREATE TYPE gone.colour AS ENUM ('red');
CREATE FUNCTION gone.paint(a keep.article) RETURNS gone.colour LANGUAGE sql IMMUTABLE AS $$ SELECT 'red'::gone.colour $$;
ALTER TABLE keep.article ADD COLUMN colour gone.colour DEFAULT 'red';
CREATE VIEW keep.painted AS SELECT gone.paint(a) AS colour FROM keep.article a;
CREATE TABLE gone.log (article integer REFERENCES keep.article);
