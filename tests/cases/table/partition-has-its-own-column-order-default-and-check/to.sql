CREATE TABLE sale (region text, day date, amount numeric) PARTITION BY LIST (region);

CREATE TABLE sale_odd (amount numeric DEFAULT 9, day date NOT NULL, region text, CONSTRAINT little CHECK (amount < 10));
ALTER TABLE sale ATTACH PARTITION sale_odd FOR VALUES IN ('od');
ALTER TABLE sale_odd ALTER COLUMN day SET DEFAULT '2024-02-29';
