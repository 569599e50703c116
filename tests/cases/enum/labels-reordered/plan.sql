-- ~ enum:public.severity  labels

BEGIN;
-- drop enum public.severity
ALTER TYPE public.severity RENAME TO pgsync_old_1;
-- create enum public.severity
CREATE TYPE public.severity AS ENUM ('low', 'middle', 'high');
-- alter column public.incident.severity (because of enum public.severity)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.incident ALTER COLUMN severity TYPE public.severity USING severity::text::public.severity;
-- drop enum public.severity
DROP TYPE public.pgsync_old_1;
COMMIT;
