-- ~ cast:text AS public.triage  function, method

BEGIN;
-- drop cast text AS public.triage
DROP CAST (text AS public.triage);
-- create cast text AS public.triage
CREATE CAST (text AS public.triage) WITH FUNCTION public.parse_triage(text) AS ASSIGNMENT;
-- create comment on cast text AS public.triage (because of cast text AS public.triage)
COMMENT ON CAST (text AS public.triage) IS 'kept';
COMMIT;
