-- + attribute:public.person.mail
-- + column:public.event.body
-- + column:public.event_2026.body
-- + column:public.visit.note
-- + column:public.return.note
-- + column:public.second_return.note
-- + column:public.people.mail

BEGIN;
-- create attribute public.person.mail  [ACCESS EXCLUSIVE]
ALTER TYPE public.person ADD ATTRIBUTE mail text CASCADE;
-- create attribute public.person.mail  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.people ALTER COLUMN mail SET STORAGE MAIN;
-- create column public.event.body  [ACCESS EXCLUSIVE]
ALTER TABLE public.event ADD COLUMN body text;
-- create column public.event.body  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.event_2026 ALTER COLUMN body SET STORAGE EXTERNAL;
-- create column public.visit.note  [ACCESS EXCLUSIVE]
ALTER TABLE public.visit ADD COLUMN note text;
-- create column public.visit.note  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.visit ALTER COLUMN note SET STATISTICS 500;
-- create column public.visit.note  [SHARE UPDATE EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.second_return ALTER COLUMN note SET STATISTICS 50;
-- create column public.visit.note  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.second_return ALTER COLUMN note SET (n_distinct='10');
COMMIT;
