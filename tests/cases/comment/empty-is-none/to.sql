CREATE TABLE article (id integer PRIMARY KEY, name text);

COMMENT ON TABLE article IS '';
