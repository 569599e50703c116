CREATE TABLE sale (region text, amount numeric) PARTITION BY LIST (region);

CREATE TABLE sale_rest PARTITION OF sale DEFAULT;
