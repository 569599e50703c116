-- + column:public.event.payload

BEGIN;
-- create column public.event.payload  [ACCESS EXCLUSIVE]  ! APP_JSON_TYPE
ALTER TABLE public.event ADD COLUMN payload json;
COMMIT;
