CREATE TABLE article (id integer PRIMARY KEY, name text, code text);

COMMENT ON TABLE article IS 'it''s "quoted" \back\slash $$ $1 %s {x} :name /* */ -- ; DROP TABLE article; 🛒';
COMMENT ON COLUMN article.id IS E'first line\nsecond line\r\n\tthird \\N';
COMMENT ON COLUMN article.name IS ' ';
