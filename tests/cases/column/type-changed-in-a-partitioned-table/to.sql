CREATE TABLE sale (region text, amount bigint, code varchar(9)) PARTITION BY LIST (region);

CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no');
CREATE INDEX sale_amount ON sale (amount);
