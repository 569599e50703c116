-- ~ cast:text AS public.triage  context

BEGIN;
-- drop cast text AS public.triage
DROP CAST (text AS public.triage);
-- create cast text AS public.triage
CREATE CAST (text AS public.triage) WITH INOUT AS IMPLICIT;
COMMIT;
