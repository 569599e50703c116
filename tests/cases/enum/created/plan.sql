-- + enum:public.triage
-- + owner:enum.public.triage

BEGIN;
-- create enum public.triage
CREATE TYPE public.triage AS ENUM ('red', 'yellow', 'green');
COMMIT;
