-- ~ rule:public.article.a  enabled
-- ~ rule:public.article.b  enabled
-- ~ rule:public.article.c  enabled

BEGIN;
-- alter rule public.article.a  [ACCESS EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article ENABLE ALWAYS RULE a;
-- alter rule public.article.b  [ACCESS EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article ENABLE REPLICA RULE b;
-- alter rule public.article.c  [ACCESS EXCLUSIVE]  ! SEC_TRIGGER_STATE
ALTER TABLE public.article DISABLE RULE c;
COMMIT;
