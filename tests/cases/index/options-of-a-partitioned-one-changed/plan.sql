-- ~ constraint:public.entry.entry_number  options
-- ~ constraint:public.entry_2025.entry_2025_year_number_key  options
-- ~ constraint:public.entry_2026.entry_2026_year_number_key  options
-- ~ index:public.entry_2025_note_idx  options
-- ~ index:public.entry_2026_note_idx  options
-- ~ index:public.entry_note  options

BEGIN;
-- drop index public.entry_note  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.entry_note;
-- drop constraint public.entry.entry_number  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.entry DROP CONSTRAINT entry_number;
-- create constraint public.entry_2025.entry_2025_year_number_key (because of constraint public.entry.entry_number)  [ACCESS EXCLUSIVE, index build]  ! CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.entry_2025 ADD CONSTRAINT entry_2025_year_number_key UNIQUE (year, number) WITH (fillfactor='80');
-- create constraint public.entry_2026.entry_2026_year_number_key (because of constraint public.entry.entry_number)  [ACCESS EXCLUSIVE, index build]  ! CORR_MAY_FAIL, LOCK_AX_BUILD
ALTER TABLE public.entry_2026 ADD CONSTRAINT entry_2026_year_number_key UNIQUE (year, number) WITH (fillfactor='80');
-- create constraint public.entry.entry_number  [ACCESS EXCLUSIVE]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL
ALTER TABLE public.entry ADD CONSTRAINT entry_number UNIQUE (year, number) WITH (fillfactor='80');
-- create index public.entry_2025_note_idx (because of index public.entry_note)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX entry_2025_note_idx ON public.entry_2025 USING btree (note) WITH (fillfactor='70');
-- create index public.entry_2026_note_idx (because of index public.entry_note)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX entry_2026_note_idx ON public.entry_2026 USING btree (note) WITH (fillfactor='70');
-- create index public.entry_note  [SHARE]
CREATE INDEX entry_note ON public.entry USING btree (note) WITH (fillfactor='70');
COMMIT;
