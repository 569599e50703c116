CREATE TABLE sale (day date NOT NULL, shop integer) PARTITION BY RANGE (day);
CREATE TABLE sale_2026 PARTITION OF sale FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

CREATE INDEX by_shop ON ONLY sale (shop);
CREATE INDEX sale_2026_month ON sale_2026 (extract(month FROM day));
