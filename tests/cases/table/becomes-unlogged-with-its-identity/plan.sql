-- ~ sequence:public.event_id_seq  persistence
-- ~ table:public.event  persistence

BEGIN;
-- alter table public.event  [ACCESS EXCLUSIVE, rewrite]  ! DATA_UNLOGGED, REWRITE_TABLE
ALTER TABLE public.event SET UNLOGGED;
COMMIT;
