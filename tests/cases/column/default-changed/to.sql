CREATE TABLE article (id integer PRIMARY KEY, name text DEFAULT upper('new'), tags text[] DEFAULT ARRAY['x', 'y,z'], meta jsonb DEFAULT '{"a": {"b": "it''s"}}');
