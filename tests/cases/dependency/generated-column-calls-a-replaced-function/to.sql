CREATE FUNCTION slug(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT replace(lower(t), ' ', '-') $$;
CREATE TABLE book (id integer PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (slug(title)) STORED);

CREATE UNIQUE INDEX book_slug ON book (slug);
