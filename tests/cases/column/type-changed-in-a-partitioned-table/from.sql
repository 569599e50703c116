CREATE TABLE sale (region text, amount integer, code varchar(3)) PARTITION BY LIST (region);

CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no');
CREATE INDEX sale_amount ON sale (amount);
