-- ~ attribute:public.label.code  type
-- ~ attribute:public.label.caption  type

BEGIN;
-- alter attribute public.label.code  [ACCESS EXCLUSIVE]
ALTER TYPE public.label ALTER ATTRIBUTE code TYPE text COLLATE pg_catalog."POSIX";
-- alter attribute public.label.caption  [ACCESS EXCLUSIVE]
ALTER TYPE public.label ALTER ATTRIBUTE caption TYPE text COLLATE pg_catalog."C";
COMMIT;
