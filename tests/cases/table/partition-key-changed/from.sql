CREATE TABLE sale (region text, day date, amount numeric) PARTITION BY LIST (region);
