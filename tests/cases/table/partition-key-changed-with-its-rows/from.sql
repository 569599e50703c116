CREATE TABLE sale (region text, day date, amount numeric) PARTITION BY LIST (region);
CREATE TABLE sale_a PARTITION OF sale FOR VALUES IN ('no', 'se');
CREATE TABLE sale_b PARTITION OF sale DEFAULT;
CREATE TABLE sale_c PARTITION OF sale FOR VALUES IN ('fi');
CREATE INDEX sale_day ON sale (day);
