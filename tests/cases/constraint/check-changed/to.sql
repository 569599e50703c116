CREATE TABLE article (id integer PRIMARY KEY, size text, CONSTRAINT known_size CHECK (size IN ('s', 'm', 'l', 'xl') AND size <> ''));

COMMENT ON CONSTRAINT known_size ON article IS 'as on the label';
