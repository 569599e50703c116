CREATE SCHEMA archive;
CREATE TABLE archive.visit (day date, pages integer) PARTITION BY RANGE (day);
CREATE TABLE archive.visit_2026 PARTITION OF archive.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
