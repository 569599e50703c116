-- - enum:public.gauge
-- - owner:enum.public.gauge
-- ~ column:public.track.gauge  type
-- ~ default:public.track.gauge  expression

BEGIN;
-- drop default public.track.gauge (because of column public.track.gauge)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.track ALTER COLUMN gauge DROP DEFAULT;
-- alter column public.track.gauge  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.track ALTER COLUMN gauge TYPE text USING gauge::text;
-- drop enum public.gauge
DROP TYPE public.gauge;
-- create default public.track.gauge (because of column public.track.gauge)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.track ALTER COLUMN gauge SET DEFAULT 'standard'::text;
COMMIT;
