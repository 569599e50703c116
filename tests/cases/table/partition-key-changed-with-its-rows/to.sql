CREATE TABLE sale (region text, day date, amount numeric) PARTITION BY RANGE (day);
CREATE TABLE sale_a PARTITION OF sale FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE sale_b PARTITION OF sale DEFAULT PARTITION BY LIST (region);
CREATE TABLE sale_b_all PARTITION OF sale_b DEFAULT;
CREATE TABLE sale_c (region text, day date, amount numeric);
CREATE INDEX sale_c_day_idx ON sale_c (day);
CREATE INDEX sale_day ON sale (day);
