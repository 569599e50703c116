-- ~ sequence:public.s0  increment
-- ~ sequence:public.s1  minimum
-- ~ sequence:public.s2  maximum
-- ~ sequence:public.s3  start
-- ~ sequence:public.s4  cache
-- ~ sequence:public.s5  cycle

BEGIN;
-- alter sequence public.s0  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s0 INCREMENT BY 2;
-- alter sequence public.s1
SELECT pg_catalog.setval('public.s1', 2, false) FROM public.s1 WHERE last_value < 2;
-- alter sequence public.s1  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s1 MINVALUE 2;
-- alter sequence public.s2  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s2 MAXVALUE 2000;
-- alter sequence public.s3  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s3 START WITH 20;
-- alter sequence public.s4  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s4 CACHE 5;
-- alter sequence public.s5  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.s5 CYCLE;
COMMIT;
