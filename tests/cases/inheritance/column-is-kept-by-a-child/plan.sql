-- - column:public.event.note
-- - column:public.call.note
-- - column:public.missed_call.note
-- ~ column:public.visit.note  position

BEGIN;
-- drop column public.event.note  [ACCESS EXCLUSIVE]  ! DATA_DROP_COLUMN
ALTER TABLE public.event DROP COLUMN note;
COMMIT;
