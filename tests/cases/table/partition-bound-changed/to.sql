CREATE TABLE sale (region text, amount numeric) PARTITION BY LIST (region);

CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no', 'se', 'fi');

CREATE INDEX sale_amount ON sale (amount);
