-- ~ sequence:public.article_id_seq  maximum, type
-- ~ column:public.article.id  type

BEGIN;
-- alter sequence public.article_id_seq  [SHARE ROW EXCLUSIVE]  ! LOCK_SEQUENCE
ALTER SEQUENCE public.article_id_seq AS bigint MINVALUE 1 MAXVALUE 9223372036854775807;
-- alter column public.article.id  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN id TYPE bigint;
COMMIT;
