CREATE TABLE article (id integer PRIMARY KEY, name text, code text);

COMMENT ON TABLE article IS 'plain';
COMMENT ON COLUMN article.code IS 'to be removed';
