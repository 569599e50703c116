-- ~ enum:public.state  labels

BEGIN;
-- drop policy public.thing.only_new (because of enum public.state)  [ACCESS EXCLUSIVE]
DROP POLICY only_new ON public.thing;
-- drop index public.thing_new (because of enum public.state)  [ACCESS EXCLUSIVE]
DROP INDEX public.thing_new;
-- drop materialized view public.per_state (because of enum public.state)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.per_state;
-- drop view public.new_thing (because of enum public.state)  [ACCESS EXCLUSIVE]
DROP VIEW public.new_thing;
-- drop default public.thing.past (because of enum public.state)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.thing ALTER COLUMN past DROP DEFAULT;
-- drop default public.thing.state (because of enum public.state)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.thing ALTER COLUMN state DROP DEFAULT;
-- drop function public.first_state(public.state, public.state[]) (because of enum public.state)
DROP FUNCTION public.first_state(public.state, public.state[]);
-- drop function public.things(public.state) (because of enum public.state)
DROP FUNCTION public.things(public.state);
-- drop domain constraint public.good_state.good_state_check (because of domain public.good_state)
ALTER DOMAIN public.good_state DROP CONSTRAINT good_state_check;
-- drop domain public.good_state (because of enum public.state)
ALTER DOMAIN public.good_state DROP DEFAULT;
-- drop domain public.good_state (because of enum public.state)
ALTER DOMAIN public.good_state RENAME TO pgsync_old_2;
-- drop composite type public.stated (because of enum public.state)  [ACCESS EXCLUSIVE]
ALTER TYPE public.stated RENAME TO pgsync_old_1;
-- drop enum public.state
ALTER TYPE public.state RENAME TO pgsync_old_3;
-- create enum public.state
CREATE TYPE public.state AS ENUM ('old', 'new');
-- create composite type public.stated (because of enum public.state)
CREATE TYPE public.stated AS (at date, state public.state);
-- create domain public.good_state (because of enum public.state)
CREATE DOMAIN public.good_state AS public.state DEFAULT 'new'::public.state CONSTRAINT good_state_check CHECK ((VALUE IS NOT NULL));
-- create function public.first_state(public.state, public.state[]) (because of enum public.state)
CREATE FUNCTION public.first_state(s public.state, VARIADIC more public.state[])
 RETURNS public.state
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT s$$;
-- create function public.things(public.state) (because of enum public.state)
CREATE FUNCTION public.things(s public.state DEFAULT 'new'::public.state)
 RETURNS TABLE(id integer, state public.state)
 LANGUAGE sql
 STABLE
AS $$SELECT id, state FROM thing$$;
-- alter column public.thing.state (because of enum public.state)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.thing ALTER COLUMN state TYPE public.state USING state::text::public.state;
-- alter column public.thing.past (because of enum public.state)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.thing ALTER COLUMN past TYPE public.state[] USING past::text[]::public.state[];
-- alter column public.thing.good (because of domain public.good_state)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.thing ALTER COLUMN good TYPE public.good_state USING good::text::public.good_state;
-- alter column public.thing.pair (because of composite type public.stated)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.thing ALTER COLUMN pair TYPE public.stated USING CASE WHEN pair IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((pair).at, (pair).state::text::public.state)::public.stated END;
-- create default public.thing.past (because of enum public.state)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.thing ALTER COLUMN past SET DEFAULT '{new}'::public.state[];
-- create default public.thing.state (because of enum public.state)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.thing ALTER COLUMN state SET DEFAULT 'new'::public.state;
-- create view public.new_thing (because of enum public.state)
CREATE VIEW public.new_thing AS
 SELECT id,
    public.first_state(state, VARIADIC past) AS state
   FROM public.thing
  WHERE (state = 'new'::public.state);
-- create materialized view public.per_state (because of enum public.state)  [scan]
CREATE MATERIALIZED VIEW public.per_state AS
 SELECT state,
    count(*) AS n
   FROM public.thing
  GROUP BY state;
-- create index public.thing_new (because of enum public.state)  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX thing_new ON public.thing USING btree (id) WHERE (state = 'new'::public.state);
-- create policy public.thing.only_new (because of enum public.state)  [ACCESS EXCLUSIVE]
CREATE POLICY only_new ON public.thing USING ((state = 'new'::public.state));
-- drop domain public.good_state (because of enum public.state)
DROP DOMAIN public.pgsync_old_2;
-- drop composite type public.stated (because of enum public.state)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
-- drop enum public.state  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_3;
COMMIT;
