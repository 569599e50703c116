-- ~ column:public.reading_2026.station  not_null
-- ~ column:public.reading_2026.at  not_null
-- + constraint:public.reading_2026.reading_2026_pkey
-- + index:public.reading_key

BEGIN;
-- alter column public.reading_2026.station  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.reading_2026 ALTER COLUMN station SET NOT NULL;
-- alter column public.reading_2026.at  [ACCESS EXCLUSIVE, scan]  ! APP_NOT_NULL, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.reading_2026 ALTER COLUMN at SET NOT NULL;
-- create constraint public.reading_2026.reading_2026_pkey  [ACCESS EXCLUSIVE, index build]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.reading_2026 ADD CONSTRAINT reading_2026_pkey PRIMARY KEY (station, at);
-- create index public.reading_key  [SHARE]  ! APP_CHECK_TIGHTER
CREATE UNIQUE INDEX reading_key ON public.reading USING btree (station, at);
COMMIT;
