-- - table:public.counter
-- - column:public.counter.id
-- - owner:table.public.counter
-- + sequence:public.counter
-- + default:public.ticket.number
-- + owner:sequence.public.counter

BEGIN;
-- drop table public.counter  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.counter;
-- create sequence public.counter
CREATE SEQUENCE public.counter;
-- create default public.ticket.number  [ACCESS EXCLUSIVE]  ! CORR_SEQ_BEHIND
ALTER TABLE ONLY public.ticket ALTER COLUMN number SET DEFAULT nextval('public.counter'::regclass);
COMMIT;
