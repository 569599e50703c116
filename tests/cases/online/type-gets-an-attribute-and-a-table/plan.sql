-- + table:public.concert
-- ~ table:public.log  row_security
-- + attribute:public.event.place
-- + column:public.concert.at
-- + column:public.concert.place
-- + policy:public.log.here
-- + owner:table.public.concert

BEGIN;
-- create attribute public.event.place  [ACCESS EXCLUSIVE]
ALTER TYPE public.event ADD ATTRIBUTE place text;
COMMIT;
BEGIN;
-- create table public.concert
CREATE TABLE public.concert OF public.event;
COMMIT;
BEGIN;
-- alter table public.log  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
ALTER TABLE public.log ENABLE ROW LEVEL SECURITY;
-- create policy public.log.here  [ACCESS EXCLUSIVE]  ! SEC_POLICY_CHANGE
CREATE POLICY here ON public.log USING (((event).place = 'here'::text));
COMMIT;
