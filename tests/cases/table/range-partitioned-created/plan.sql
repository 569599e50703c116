-- + table:railway.run
-- + table:railway.run_2023
-- + table:railway.run_2024
-- + table:railway.run_old
-- + column:railway.run.train
-- + column:railway.run.day
-- + column:railway.run.delay
-- + column:railway.run_2023.train
-- + column:railway.run_2023.day
-- + column:railway.run_2023.delay
-- + column:railway.run_2024.train
-- + column:railway.run_2024.day
-- + column:railway.run_2024.delay
-- + column:railway.run_old.train
-- + column:railway.run_old.day
-- + column:railway.run_old.delay
-- + constraint:railway.run.run_pkey
-- + constraint:railway.run_2023.run_2023_pkey
-- + constraint:railway.run_2024.run_2024_pkey
-- + constraint:railway.run_old.run_old_pkey
-- + partition:railway.run_2023
-- + partition:railway.run_2024
-- + partition:railway.run_old
-- + index:railway.run_2023_delay_idx
-- + index:railway.run_2024_delay_idx
-- + index:railway.run_delay
-- + index:railway.run_old_delay_idx
-- + owner:table.railway.run
-- + owner:table.railway.run_2023
-- + owner:table.railway.run_2024
-- + owner:table.railway.run_old

BEGIN;
-- create table railway.run_2023
CREATE TABLE railway.run_2023 (
    train integer CONSTRAINT run_train_not_null NOT NULL,
    day date CONSTRAINT run_day_not_null NOT NULL,
    delay interval,
    CONSTRAINT run_2023_pkey PRIMARY KEY (day, train)
);
-- create table railway.run_2024
CREATE TABLE railway.run_2024 (
    train integer CONSTRAINT run_train_not_null NOT NULL,
    day date CONSTRAINT run_day_not_null NOT NULL,
    delay interval,
    CONSTRAINT run_2024_pkey PRIMARY KEY (day, train)
);
-- create table railway.run_old
CREATE TABLE railway.run_old (
    train integer CONSTRAINT run_train_not_null NOT NULL,
    day date CONSTRAINT run_day_not_null NOT NULL,
    delay interval,
    CONSTRAINT run_old_pkey PRIMARY KEY (day, train)
) WITH (fillfactor='100');
-- create table railway.run
CREATE TABLE railway.run (
    train integer CONSTRAINT run_train_not_null NOT NULL,
    day date CONSTRAINT run_day_not_null NOT NULL,
    delay interval,
    CONSTRAINT run_pkey PRIMARY KEY (day, train)
) PARTITION BY RANGE (day);
-- create index railway.run_2023_delay_idx
CREATE INDEX run_2023_delay_idx ON railway.run_2023 USING btree (delay);
-- create partition railway.run_2023
ALTER TABLE ONLY railway.run ATTACH PARTITION railway.run_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
-- create index railway.run_2024_delay_idx
CREATE INDEX run_2024_delay_idx ON railway.run_2024 USING btree (delay);
-- create partition railway.run_2024
ALTER TABLE ONLY railway.run ATTACH PARTITION railway.run_2024 FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
-- create index railway.run_old_delay_idx
CREATE INDEX run_old_delay_idx ON railway.run_old USING btree (delay);
-- create partition railway.run_old
ALTER TABLE ONLY railway.run ATTACH PARTITION railway.run_old FOR VALUES FROM (MINVALUE) TO ('2023-01-01');
-- create index railway.run_delay
CREATE INDEX run_delay ON railway.run USING btree (delay);
COMMIT;
