-- ~ trigger:public.article.a  enabled
-- ~ trigger:public.article.b  enabled
-- ~ trigger:public.article.c  enabled

BEGIN;
-- alter trigger public.article.a  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article ENABLE REPLICA TRIGGER a;
-- alter trigger public.article.b  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article ENABLE ALWAYS TRIGGER b;
-- alter trigger public.article.c  [SHARE ROW EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article DISABLE TRIGGER c;
COMMIT;
