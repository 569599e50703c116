CREATE TABLE item (price integer, gross integer GENERATED ALWAYS AS (price * 3) VIRTUAL);
CREATE VIEW cheap AS SELECT gross FROM item WHERE gross < 100;
CREATE PUBLICATION news FOR TABLE item;
