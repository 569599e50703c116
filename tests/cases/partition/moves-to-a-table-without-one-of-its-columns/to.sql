CREATE SCHEMA archive;
CREATE TABLE public.visit (day date) PARTITION BY RANGE (day);
CREATE TABLE archive.visit_2026 PARTITION OF public.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
