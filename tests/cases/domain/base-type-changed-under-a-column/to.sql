CREATE DOMAIN quantity AS bigint CHECK (VALUE > 0);

CREATE TABLE stock (article text PRIMARY KEY, amount quantity NOT NULL DEFAULT 1);
CREATE INDEX stock_amount ON stock (amount);
CREATE VIEW scarce AS SELECT article FROM stock WHERE amount < 3;
COMMENT ON DOMAIN quantity IS 'pieces';
