-- ~ domain:public.code  type
-- ~ domain constraint:public.code.code_check  definition

BEGIN;
-- drop foreign key public.stop.stop_station_fkey (because of column public.stop.station)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.stop DROP CONSTRAINT stop_station_fkey;
-- drop view public.stops (because of function public.station_name(public.code))  [ACCESS EXCLUSIVE]
DROP VIEW public.stops;
-- drop default public.stop.codes (because of domain public.code)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.stop ALTER COLUMN codes DROP DEFAULT;
-- drop function public.station_name(public.code) (because of domain public.code)
DROP FUNCTION public.station_name(public.code);
-- drop domain constraint public.code.code_check
ALTER DOMAIN public.code DROP CONSTRAINT code_check;
-- drop domain public.code (because of domain constraint public.code.code_check)
ALTER DOMAIN public.code RENAME TO pgsync_old_1;
-- create domain public.code (because of domain constraint public.code.code_check)
CREATE DOMAIN public.code AS text CONSTRAINT code_check CHECK ((VALUE <> ''::text));
-- create function public.station_name(public.code) (because of domain public.code)
CREATE FUNCTION public.station_name(c public.code)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $$SELECT name FROM station WHERE code = c$$;
-- alter column public.station.code (because of domain public.code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.station ALTER COLUMN code TYPE public.code USING code::text::public.code;
-- alter column public.stop.station (because of domain public.code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.stop ALTER COLUMN station TYPE public.code USING station::text::public.code;
-- alter column public.stop.codes (because of domain public.code)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.stop ALTER COLUMN codes TYPE public.code[] USING codes::text[]::public.code[];
-- create default public.stop.codes (because of domain public.code)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.stop ALTER COLUMN codes SET DEFAULT '{}'::public.code[];
-- create view public.stops (because of function public.station_name(public.code))
CREATE VIEW public.stops AS
 SELECT train,
    public.station_name(station) AS station
   FROM public.stop;
-- create foreign key public.stop.stop_station_fkey (because of column public.stop.station)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.stop ADD CONSTRAINT stop_station_fkey FOREIGN KEY (station) REFERENCES public.station(code);
-- drop domain public.code (because of domain constraint public.code.code_check)
DROP DOMAIN public.pgsync_old_1;
COMMIT;
