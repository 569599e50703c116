-- ~ view:public.codes  columns
-- ~ view:public.from_function  columns
-- ~ materialized view:public.counted  columns
-- ~ column:public.visit.code  type
-- ~ default:public.visit.code  expression
-- ~ constraint:public.visit.code_filled  definition
-- ~ index:public.visit_lower  definition
-- ~ trigger:public.visit.watch  definition
-- ~ policy:public.visit.coded  using

BEGIN;
-- drop policy public.visit.coded (because of column public.visit.code)  [ACCESS EXCLUSIVE]
DROP POLICY coded ON public.visit;
-- drop foreign key public.bill.bill_visit_code_fkey (because of column public.visit.code)  [ACCESS EXCLUSIVE]  ! LOCK_FK_PARTNER
ALTER TABLE public.bill DROP CONSTRAINT bill_visit_code_fkey;
-- drop trigger public.visit.watch (because of column public.visit.code)  [ACCESS EXCLUSIVE]
DROP TRIGGER watch ON public.visit;
-- drop index public.visit_lower  [ACCESS EXCLUSIVE]  ! INDEX_DROPPED
DROP INDEX public.visit_lower;
-- drop materialized view public.counted (because of view public.codes)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.counted;
-- drop view public.codes (because of column public.visit.code)  [ACCESS EXCLUSIVE]
DROP VIEW public.codes;
-- drop view public.from_function (because of column public.visit.code)  [ACCESS EXCLUSIVE]
DROP VIEW public.from_function;
-- drop constraint public.visit.code_filled  [ACCESS EXCLUSIVE]
ALTER TABLE public.visit DROP CONSTRAINT code_filled;
-- drop default public.visit.code (because of column public.visit.code)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.visit ALTER COLUMN code DROP DEFAULT;
-- alter column public.visit.code  [ACCESS EXCLUSIVE]
ALTER TABLE public.visit ALTER COLUMN code TYPE text;
-- create default public.visit.code (because of column public.visit.code)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.visit ALTER COLUMN code SET DEFAULT 'x'::text;
-- create constraint public.visit.code_filled  [ACCESS EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.visit ADD CONSTRAINT code_filled CHECK ((length(code) > 0));
-- create view public.codes (because of column public.visit.code)
CREATE VIEW public.codes AS
 SELECT code
   FROM public.visit;
-- create view public.from_function (because of column public.visit.code)
CREATE VIEW public.from_function AS
 SELECT code
   FROM public.visits() visits(id, code, at);
-- create materialized view public.counted (because of view public.codes)  [scan]
CREATE MATERIALIZED VIEW public.counted AS
 SELECT code,
    count(*) AS n
   FROM public.codes
  GROUP BY code;
-- create index public.counted_key (because of materialized view public.counted)  ! CORR_MAY_FAIL
CREATE UNIQUE INDEX counted_key ON public.counted USING btree (code);
-- create index public.visit_lower  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX visit_lower ON public.visit USING btree (lower(code)) WHERE (code <> ''::text);
-- create trigger public.visit.watch (because of column public.visit.code)  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER watch BEFORE UPDATE OF code ON public.visit FOR EACH ROW WHEN ((old.code <> new.code)) EXECUTE FUNCTION public.watch();
-- create foreign key public.bill.bill_visit_code_fkey (because of column public.visit.code)  [SHARE ROW EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES
ALTER TABLE public.bill ADD CONSTRAINT bill_visit_code_fkey FOREIGN KEY (visit_code) REFERENCES public.visit(code);
-- create policy public.visit.coded (because of column public.visit.code)  [ACCESS EXCLUSIVE]
CREATE POLICY coded ON public.visit USING ((code <> 'secret'::text));
COMMIT;
