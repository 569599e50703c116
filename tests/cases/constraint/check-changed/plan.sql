-- ~ constraint:public.article.known_size  definition

BEGIN;
-- drop constraint public.article.known_size  [ACCESS EXCLUSIVE]
ALTER TABLE public.article DROP CONSTRAINT known_size;
-- create constraint public.article.known_size  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.article ADD CONSTRAINT known_size CHECK (((size = ANY (ARRAY['s'::text, 'm'::text, 'l'::text, 'xl'::text])) AND (size <> ''::text)));
-- create comment on constraint public.article.known_size (because of constraint public.article.known_size)
COMMENT ON CONSTRAINT known_size ON public.article IS 'as on the label';
COMMIT;
