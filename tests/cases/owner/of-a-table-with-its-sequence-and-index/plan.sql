-- ~ owner:sequence.public.article_id_seq  role
-- ~ owner:table.public.article  role

BEGIN;
-- alter owner of table public.article  [ACCESS EXCLUSIVE]  ! SEC_OWNER
ALTER TABLE public.article OWNER TO case_app_owner;
COMMIT;
