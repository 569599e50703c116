CREATE TABLE article (id integer PRIMARY KEY, name text DEFAULT 'new'::text, tags text[] DEFAULT '{}'::text[], meta jsonb DEFAULT '{"a": 1}');
