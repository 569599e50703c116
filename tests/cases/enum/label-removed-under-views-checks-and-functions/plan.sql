-- ~ enum:public.berth  labels

BEGIN;
-- drop materialized view public.sleeper (because of enum public.berth)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.sleeper;
-- drop view public.revenue (because of enum public.berth)  [ACCESS EXCLUSIVE]
DROP VIEW public.revenue;
-- drop constraint public.reservation.no_seats_by_night (because of enum public.berth)  [ACCESS EXCLUSIVE]
ALTER TABLE public.reservation DROP CONSTRAINT no_seats_by_night;
-- drop function public.price(public.berth) (because of enum public.berth)
DROP FUNCTION public.price(public.berth);
-- drop enum public.berth
ALTER TYPE public.berth RENAME TO pgsync_old_1;
-- create enum public.berth
CREATE TYPE public.berth AS ENUM ('seat', 'couchette', 'sleeper');
-- create function public.price(public.berth) (because of enum public.berth)
CREATE FUNCTION public.price(b public.berth)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT CASE b WHEN 'seat' THEN 10 WHEN 'couchette' THEN 25 ELSE 60 END $$;
-- alter column public.reservation.wanted (because of enum public.berth)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.reservation ALTER COLUMN wanted TYPE public.berth USING wanted::text::public.berth;
-- create constraint public.reservation.no_seats_by_night (because of enum public.berth)  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.reservation ADD CONSTRAINT no_seats_by_night CHECK (((wanted <> 'seat'::public.berth) OR (id < 1000)));
-- create view public.revenue (because of enum public.berth)
CREATE VIEW public.revenue AS
 SELECT wanted,
    sum(public.price(wanted)) AS total
   FROM public.reservation
  GROUP BY wanted;
-- create materialized view public.sleeper (because of enum public.berth)  [scan]
CREATE MATERIALIZED VIEW public.sleeper AS
 SELECT id
   FROM public.reservation
  WHERE (wanted = 'sleeper'::public.berth);
-- create privileges on enum public.berth (because of enum public.berth)
REVOKE USAGE ON TYPE public.berth FROM PUBLIC;
-- create privileges on enum public.berth (because of enum public.berth)
GRANT USAGE ON TYPE public.berth TO case_conductor;
-- create privileges on view public.revenue (because of view public.revenue)
GRANT SELECT ON TABLE public.revenue TO case_conductor;
-- drop enum public.berth  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_1;
COMMIT;
