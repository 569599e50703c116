CREATE TABLE item (price integer, gross integer GENERATED ALWAYS AS (price * 2) VIRTUAL, CHECK (price > 0));
CREATE VIEW cheap AS SELECT gross FROM item WHERE gross < 100;

