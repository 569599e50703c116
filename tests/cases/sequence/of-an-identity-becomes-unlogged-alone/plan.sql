-- ~ sequence:public.ticket_number_seq  persistence

BEGIN;
-- alter sequence public.ticket_number_seq  [ACCESS EXCLUSIVE]
ALTER SEQUENCE public.ticket_number_seq SET UNLOGGED;
COMMIT;
