-- ~ function:public.clean(text)  arguments, body

BEGIN;
-- drop policy public.person.only_clean (because of function public.clean(text))  [ACCESS EXCLUSIVE]
DROP POLICY only_clean ON public.person;
-- drop trigger public.person.watch (because of function public.clean(text))  [ACCESS EXCLUSIVE]
DROP TRIGGER watch ON public.person;
-- drop index public.person_clean (because of function public.clean(text))  [ACCESS EXCLUSIVE]
DROP INDEX public.person_clean;
-- drop materialized view public.cleaned_once (because of view public.cleaned)  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.cleaned_once;
-- drop view public.cleaned (because of function public.clean(text))  [ACCESS EXCLUSIVE]
DROP VIEW public.cleaned;
-- drop constraint public.person.name_clean (because of function public.clean(text))  [ACCESS EXCLUSIVE]
ALTER TABLE public.person DROP CONSTRAINT name_clean;
-- drop default public.person.name (because of function public.clean(text))  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.person ALTER COLUMN name DROP DEFAULT;
-- drop domain constraint public.tidy.is_tidy (because of function public.clean(text))
ALTER DOMAIN public.tidy DROP CONSTRAINT is_tidy;
-- drop function public.clean(text)  ! DEP_SIGNATURE
DROP FUNCTION public.clean(text);
-- create function public.clean(text)
CREATE FUNCTION public.clean(dirty text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $$SELECT btrim(lower(dirty))$$;
-- create domain constraint public.tidy.is_tidy (because of function public.clean(text))  [SHARE, scan]  ! CORR_MAY_FAIL, LOCK_DOMAIN
ALTER DOMAIN public.tidy ADD CONSTRAINT is_tidy CHECK ((VALUE = public.clean(VALUE)));
-- create default public.person.name (because of function public.clean(text))  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.person ALTER COLUMN name SET DEFAULT public.clean(' x '::text);
-- create constraint public.person.name_clean (because of function public.clean(text))  [ACCESS EXCLUSIVE, scan]  ! CORR_MAY_FAIL, LOCK_AX_SCAN
ALTER TABLE public.person ADD CONSTRAINT name_clean CHECK ((name = public.clean(name)));
-- create view public.cleaned (because of function public.clean(text))
CREATE VIEW public.cleaned AS
 SELECT public.clean(name) AS name
   FROM public.person;
-- create materialized view public.cleaned_once (because of view public.cleaned)  [scan]
CREATE MATERIALIZED VIEW public.cleaned_once AS
 SELECT DISTINCT name
   FROM public.cleaned;
-- create index public.person_clean (because of function public.clean(text))  [SHARE, index build]  ! LOCK_WRITES
CREATE INDEX person_clean ON public.person USING btree (public.clean(name));
-- create trigger public.person.watch (because of function public.clean(text))  [SHARE ROW EXCLUSIVE]
CREATE TRIGGER watch BEFORE UPDATE ON public.person FOR EACH ROW WHEN ((public.clean(new.name) <> ''::text)) EXECUTE FUNCTION public.watch();
-- create policy public.person.only_clean (because of function public.clean(text))  [ACCESS EXCLUSIVE]
CREATE POLICY only_clean ON public.person USING ((public.clean(name) = name));
COMMIT;
