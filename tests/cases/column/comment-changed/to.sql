CREATE TABLE document (id integer PRIMARY KEY, author text, year integer);

COMMENT ON COLUMN document.author IS 'family name, given name';
COMMENT ON COLUMN document.year IS 'first edition';
