-- ~ view:public.strong  query
-- ~ attribute:public.dose.amount  type

BEGIN;
-- drop view public.strong (because of attribute public.dose.amount)  [ACCESS EXCLUSIVE]
DROP VIEW public.strong;
-- drop composite type public.dose (because of attribute public.dose.amount)  [ACCESS EXCLUSIVE]
ALTER TYPE public.dose RENAME TO pgsync_old_1;
-- create composite type public.dose (because of attribute public.dose.amount)
CREATE TYPE public.dose AS (amount numeric(8,3), unit text);
-- create composite type public.dose (because of attribute public.dose.amount)
CREATE FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1) RETURNS public.dose LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $1 IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(($1).amount::numeric(8,3), ($1).unit)::public.dose END';
-- create composite type public.dose (because of attribute public.dose.amount)
CREATE CAST (public.pgsync_old_1 AS public.dose) WITH FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1);
-- alter column public.prescription.morning (because of composite type public.dose)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.prescription ALTER COLUMN morning TYPE public.dose USING morning::public.dose;
-- alter column public.prescription.history (because of composite type public.dose)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.prescription ALTER COLUMN history TYPE public.dose[] USING history::public.dose[];
-- create view public.strong (because of attribute public.dose.amount)
CREATE VIEW public.strong AS
 SELECT id,
    (morning).unit AS unit
   FROM public.prescription
  WHERE ((morning).amount > (5)::numeric);
-- create comment on composite type public.dose (because of composite type public.dose)
COMMENT ON TYPE public.dose IS 'how much of a drug';
-- create comment on attribute public.dose.unit (because of attribute public.dose.unit)
COMMENT ON COLUMN public.dose.unit IS 'mg, ml or piece';
-- drop composite type public.dose (because of attribute public.dose.amount)
DROP CAST (public.pgsync_old_1 AS public.dose);
-- drop composite type public.dose (because of attribute public.dose.amount)
DROP FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1);
-- drop composite type public.dose (because of attribute public.dose.amount)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
COMMIT;
