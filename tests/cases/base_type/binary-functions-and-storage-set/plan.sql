-- ~ base type:public.tag  analyze, receive, send, storage, typmod_in, typmod_out
-- ~ column:public.article.tag  storage

BEGIN;
-- alter base type public.tag
ALTER TYPE public.tag SET (RECEIVE = public.tag_recv, SEND = public.tag_send, TYPMOD_IN = public.tag_typmod_in, TYPMOD_OUT = public.tag_typmod_out, ANALYZE = public.tag_analyze, STORAGE = external);
-- alter column public.article.tag  [ACCESS EXCLUSIVE]  ! PERF_SETTINGS
ALTER TABLE ONLY public.article ALTER COLUMN tag SET STORAGE EXTENDED;
COMMIT;
