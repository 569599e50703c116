-- ~ enum:public.mood  labels
-- ~ enum:public.step  labels
-- ~ view:public.good_runs  columns, query
-- ~ view:public.runs  columns, query
-- ~ view:public.steps  columns, query
-- ~ column:public.run.note  type
-- + column:public.run.more
-- + default:public.run.step
-- ~ index:public.run_note  definition

BEGIN;
-- alter enum public.step
ALTER TYPE public.step ADD VALUE 'two';
COMMIT;
BEGIN;
-- create column public.run.more  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ADD COLUMN more integer;
-- create default public.run.step  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.run ALTER COLUMN step SET DEFAULT 'two'::public.step;
COMMIT;
BEGIN;
-- drop view public.steps  [ACCESS EXCLUSIVE]
DROP VIEW public.steps;
-- create view public.steps
CREATE VIEW public.steps AS
 SELECT step,
    id
   FROM public.run;
COMMIT;
BEGIN;
-- drop index public.run_note  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.run_note;
-- drop view public.good_runs (because of view public.runs)  [ACCESS EXCLUSIVE]
DROP VIEW public.good_runs;
-- drop view public.runs (because of column public.run.note)  [ACCESS EXCLUSIVE]
DROP VIEW public.runs;
-- drop default public.run.mood (because of enum public.mood)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.run ALTER COLUMN mood DROP DEFAULT;
-- drop enum public.mood
ALTER TYPE public.mood RENAME TO pgsync_old_1;
-- create enum public.mood
CREATE TYPE public.mood AS ENUM ('good', 'bad');
-- alter column public.run.mood (because of enum public.mood)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.run ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
-- alter column public.run.note  [ACCESS EXCLUSIVE]
ALTER TABLE public.run ALTER COLUMN note TYPE character varying(20);
-- create default public.run.mood (because of enum public.mood)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.run ALTER COLUMN mood SET DEFAULT 'good'::public.mood;
-- create view public.runs (because of column public.run.note)
CREATE VIEW public.runs AS
 SELECT id,
    mood,
    note,
    more
   FROM public.run;
-- create view public.good_runs (because of view public.runs)
CREATE VIEW public.good_runs AS
 SELECT id,
    more,
    note
   FROM public.runs
  WHERE (mood = 'good'::public.mood);
-- create index public.run_note  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX run_note ON public.run USING btree (note, id);
-- create privileges on view public.good_runs (because of view public.good_runs)
GRANT SELECT ON TABLE public.good_runs TO PUBLIC;
-- drop enum public.mood  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
