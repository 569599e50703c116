-- - enum:public.light
-- - owner:enum.public.light
-- ~ enum:public.signal  labels
-- ~ column:public.crossing.road  type
-- ~ column:public.crossing.rail  type

BEGIN;
-- drop enum public.signal
ALTER TYPE public.signal RENAME TO pgsync_old_1;
-- create enum public.signal
CREATE TYPE public.signal AS ENUM ('red', 'green', 'off');
-- alter column public.crossing.road  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.crossing ALTER COLUMN road TYPE public.signal USING road::text::public.signal;
-- drop enum public.light
DROP TYPE public.light;
-- alter column public.crossing.rail (because of enum public.signal)  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.crossing ALTER COLUMN rail TYPE text USING rail::text::text;
-- drop enum public.signal  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
