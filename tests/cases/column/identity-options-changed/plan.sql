-- ~ sequence:public.article_id_seq  cache, cycle, increment, maximum, minimum, start

BEGIN;
-- alter sequence public.article_id_seq
SELECT pg_catalog.setval('public.article_id_seq', 5, false) FROM public.article_id_seq WHERE last_value < 5;
-- alter sequence public.article_id_seq
SELECT pg_catalog.setval('public.article_id_seq', 99999, false) FROM public.article_id_seq WHERE last_value > 99999;
-- alter sequence public.article_id_seq  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.article_id_seq INCREMENT BY 10 MINVALUE 5 MAXVALUE 99999 START WITH 1000 CACHE 7 CYCLE;
COMMIT;
