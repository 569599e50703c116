-- - table:public.concert
-- - inheritance:public.concert.public.event
-- - column:public.concert.id
-- - column:public.concert.during
-- - owner:table.public.concert
-- ~ table:public.event  force_row_security
-- + table:public.reading
-- ~ view:public.next  query
-- + inheritance:public.reading.public.event
-- + column:public.reading.id
-- + column:public.reading.during
-- + owner:table.public.reading

BEGIN;
-- alter table public.event  [ACCESS EXCLUSIVE]  ! SEC_RLS_OFF
ALTER TABLE ONLY public.event NO FORCE ROW LEVEL SECURITY;
-- create table public.reading  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.reading () INHERITS (public.event);
-- alter view public.next  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.next AS
 SELECT during
   FROM public.reading;
-- drop table public.concert  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.concert;
COMMIT;
