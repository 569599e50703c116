-- - sequence:public.article_id_seq
-- + sequence:public.article_counter

BEGIN;
-- drop sequence public.article_id_seq  [ACCESS EXCLUSIVE]  ! DATA_DROP_SEQUENCE
ALTER TABLE public.article ALTER COLUMN id DROP IDENTITY;
-- create sequence public.article_counter  [ACCESS EXCLUSIVE]
ALTER TABLE public.article ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.article_counter);
-- create sequence public.article_counter  [ACCESS SHARE, scan]
SELECT pg_catalog.setval('public.article_counter', pg_catalog.max(id)) FROM public.article;
COMMIT;
