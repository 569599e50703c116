-- - sequence:public.ticket_number_seq
-- + sequence:public.ticket_countdown

BEGIN;
-- rename sequence public.ticket_countdown  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER SEQUENCE public.ticket_number_seq RENAME TO ticket_countdown;
-- alter sequence public.ticket_countdown  [SHARE ROW EXCLUSIVE]  ! DATA_DROP_SEQUENCE, LOCK_SEQUENCE
ALTER SEQUENCE public.ticket_countdown INCREMENT BY -1 MINVALUE -2147483648 MAXVALUE -1 START WITH -10 RESTART WITH -10;
COMMIT;
