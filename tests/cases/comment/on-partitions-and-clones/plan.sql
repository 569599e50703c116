-- + comment:index.public.run_day
-- + comment:index.public.run_2024_day_idx
-- + comment:constraint.public.run.run_key
-- + comment:constraint.public.run_2024.run_2024_pkey

BEGIN;
-- create comment on constraint public.run.run_key
COMMENT ON CONSTRAINT run_key ON public.run IS 'of the parent';
-- create comment on constraint public.run_2024.run_2024_pkey
COMMENT ON CONSTRAINT run_2024_pkey ON public.run_2024 IS 'of the partition';
-- create comment on index public.run_2024_day_idx  [SHARE UPDATE EXCLUSIVE]
COMMENT ON INDEX public.run_2024_day_idx IS 'of the partition';
-- create comment on index public.run_day  [SHARE UPDATE EXCLUSIVE]
COMMENT ON INDEX public.run_day IS 'of the parent';
COMMIT;
