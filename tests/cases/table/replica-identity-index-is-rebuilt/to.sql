CREATE TABLE stock (article text NOT NULL, shelf integer NOT NULL, amount integer NOT NULL);

CREATE UNIQUE INDEX stock_key ON stock (article, shelf, amount);

ALTER TABLE stock REPLICA IDENTITY USING INDEX stock_key;
ALTER TABLE stock CLUSTER ON stock_key;
COMMENT ON INDEX stock_key IS 'identifies a pile';
