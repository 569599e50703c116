CREATE TABLE sale (day date NOT NULL, shop integer) PARTITION BY RANGE (day);
CREATE TABLE sale_2026 (day date NOT NULL, shop integer);
