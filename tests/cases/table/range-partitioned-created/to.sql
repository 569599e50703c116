CREATE SCHEMA railway;

CREATE TABLE railway.run (
    train integer NOT NULL, day date NOT NULL, delay interval,
    PRIMARY KEY (day, train)
) PARTITION BY RANGE (day);
CREATE TABLE railway.run_2023 PARTITION OF railway.run FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE railway.run_2024 PARTITION OF railway.run FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
CREATE TABLE railway.run_old PARTITION OF railway.run FOR VALUES FROM (MINVALUE) TO ('2023-01-01') WITH (fillfactor = 100);
CREATE INDEX run_delay ON railway.run (delay);
