CREATE TABLE tariff (zone int4range, valid daterange, price numeric);

ALTER TABLE tariff ADD CONSTRAINT one_price UNIQUE (zone, valid WITHOUT OVERLAPS);
