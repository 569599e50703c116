CREATE TABLE tariff (zone int4range NOT NULL, valid daterange NOT NULL, price numeric);

ALTER TABLE tariff ADD CONSTRAINT tariff_key PRIMARY KEY (zone, valid);
