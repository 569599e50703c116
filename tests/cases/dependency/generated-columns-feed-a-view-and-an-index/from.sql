CREATE TABLE line (id integer PRIMARY KEY, amount integer, price numeric(8,2), total numeric GENERATED ALWAYS AS (amount * price) STORED);

CREATE INDEX line_total ON line (total);
ALTER TABLE line ADD CONSTRAINT not_free CHECK (total >= 0);
CREATE VIEW totals AS SELECT sum(total) AS total FROM line;
COMMENT ON COLUMN line.total IS 'computed';
