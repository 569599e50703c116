-- + table:public.run_2024
-- + column:public.run_2024.train
-- + column:public.run_2024.day
-- + constraint:public.run_2024.run_2024_pkey
-- + partition:public.run_2024
-- + index:public.run_2024_train_idx
-- + owner:table.public.run_2024
-- + comment:table.public.run_2024

BEGIN;
-- create table public.run_2024
CREATE TABLE public.run_2024 (
    train integer CONSTRAINT run_train_not_null NOT NULL,
    day date CONSTRAINT run_day_not_null NOT NULL,
    CONSTRAINT run_2024_pkey PRIMARY KEY (day, train)
);
-- create index public.run_2024_train_idx
CREATE INDEX run_2024_train_idx ON public.run_2024 USING btree (train);
-- create partition public.run_2024  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.run ATTACH PARTITION public.run_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- create comment on table public.run_2024
COMMENT ON TABLE public.run_2024 IS 'this year';
COMMIT;
