CREATE TABLE tariff (zone int4range, valid daterange, price numeric);
