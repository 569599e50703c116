-- ~ enum:public.mood  labels
-- ~ attribute:public.note.body  after
-- ~ attribute:public.note.title  after
-- ~ attribute:public.page.main  after
-- ~ attribute:public.page.number  after

BEGIN;
-- drop domain public.first_note (because of composite type public.note)
ALTER DOMAIN public.first_note RENAME TO pgsync_old_3;
-- drop composite type public.page (because of attribute public.page.number)  [ACCESS EXCLUSIVE]
ALTER TYPE public.page RENAME TO pgsync_old_2;
-- drop composite type public.note (because of attribute public.note.title)  [ACCESS EXCLUSIVE]
ALTER TYPE public.note RENAME TO pgsync_old_1;
-- drop enum public.mood
ALTER TYPE public.mood RENAME TO pgsync_old_4;
-- create enum public.mood
CREATE TYPE public.mood AS ENUM ('sad', 'glad');
-- create composite type public.note (because of attribute public.note.title)
CREATE TYPE public.note AS (body text, felt public.mood, felt_before public.mood[], title text);
-- create composite type public.note (because of attribute public.note.title)
CREATE FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1) RETURNS public.note LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $1 IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(($1).body, ($1).felt::text::public.mood, ($1).felt_before::text[]::public.mood[], ($1).title)::public.note END';
-- create composite type public.note (because of attribute public.note.title)
CREATE CAST (public.pgsync_old_1 AS public.note) WITH FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1);
-- create composite type public.page (because of attribute public.page.number)
CREATE TYPE public.page AS (main public.note, more public.note[], number integer);
-- create composite type public.page (because of attribute public.page.number)
CREATE FUNCTION public.pgsync_old_2_converted(public.pgsync_old_2) RETURNS public.page LANGUAGE sql IMMUTABLE AS 'SELECT CASE WHEN $1 IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW(($1).main::public.note, ($1).more::public.note[], ($1).number)::public.page END';
-- create composite type public.page (because of attribute public.page.number)
CREATE CAST (public.pgsync_old_2 AS public.page) WITH FUNCTION public.pgsync_old_2_converted(public.pgsync_old_2);
-- create domain public.first_note (because of composite type public.note)
CREATE DOMAIN public.first_note AS public.note;
-- alter column public.book.notes (because of composite type public.note)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN notes TYPE public.note[] USING notes::public.note[];
-- alter column public.book.opening (because of composite type public.page)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN opening TYPE public.page USING opening::public.page;
-- alter column public.book.pages (because of composite type public.page)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN pages TYPE public.page[] USING pages::public.page[];
-- alter column public.book.first (because of domain public.first_note)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.book ALTER COLUMN first TYPE public.first_note USING first::public.pgsync_old_1::public.note::public.first_note;
-- drop domain public.first_note (because of composite type public.note)
DROP DOMAIN public.pgsync_old_3;
-- drop composite type public.page (because of attribute public.page.number)
DROP CAST (public.pgsync_old_2 AS public.page);
-- drop composite type public.page (because of attribute public.page.number)
DROP FUNCTION public.pgsync_old_2_converted(public.pgsync_old_2);
-- drop composite type public.page (because of attribute public.page.number)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_2;
-- drop composite type public.note (because of attribute public.note.title)
DROP CAST (public.pgsync_old_1 AS public.note);
-- drop composite type public.note (because of attribute public.note.title)
DROP FUNCTION public.pgsync_old_1_converted(public.pgsync_old_1);
-- drop composite type public.note (because of attribute public.note.title)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
-- drop enum public.mood
DROP TYPE public.pgsync_old_4;
COMMIT;
