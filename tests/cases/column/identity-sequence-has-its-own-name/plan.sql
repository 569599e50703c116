-- - sequence:public.article_id_seq
-- + sequence:public.article_counter

BEGIN;
-- rename sequence public.article_counter  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER SEQUENCE public.article_id_seq RENAME TO article_counter;
COMMIT;
