CREATE TABLE stock (article text NOT NULL, shelf integer NOT NULL, amount integer);
CREATE UNIQUE INDEX stock_key ON stock (article, shelf);

ALTER TABLE stock REPLICA IDENTITY NOTHING;
