CREATE TABLE document (id integer PRIMARY KEY, author text, year integer);

COMMENT ON COLUMN document.author IS 'family name first';
