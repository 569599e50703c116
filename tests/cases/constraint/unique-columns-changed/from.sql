CREATE TABLE member (id integer PRIMARY KEY, email text, city text, CONSTRAINT once UNIQUE (email));

COMMENT ON CONSTRAINT once ON member IS 'no doubles';
