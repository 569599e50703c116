-- + foreign table:public.run_old
-- + column:public.run_old.train
-- + column:public.run_old.day
-- + partition:public.run_old
-- + owner:foreign table.public.run_old

BEGIN;
-- create foreign table public.run_old
CREATE FOREIGN TABLE public.run_old (
    train integer,
    day date
) SERVER archive OPTIONS (path '/old');
-- create partition public.run_old  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.run ATTACH PARTITION public.run_old FOR VALUES FROM ('1990-01-01') TO ('2000-01-01');
COMMIT;
