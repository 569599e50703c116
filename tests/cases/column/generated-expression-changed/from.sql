CREATE TABLE line (id integer PRIMARY KEY, amount integer NOT NULL, more integer GENERATED ALWAYS AS (amount * 2) STORED);

CREATE INDEX line_more ON line (more);
COMMENT ON COLUMN line.more IS 'computed';
