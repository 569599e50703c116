-- - enum:public.colour
-- - sequence:public.counter
-- - default:public.article.id
-- - owner:enum.public.colour
-- - owner:sequence.public.counter
-- + table:public.colour
-- + table:public.counter
-- + column:public.counter.n
-- + column:public.colour.name
-- ~ column:public.article.colour  type
-- + constraint:public.colour.colour_pkey
-- + foreign key:public.article.article_colour_fkey
-- + owner:table.public.colour
-- + owner:table.public.counter

BEGIN;
-- drop default public.article.id  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN id DROP DEFAULT;
-- drop sequence public.counter  [ACCESS EXCLUSIVE]  ! DATA_DROP_SEQUENCE
DROP SEQUENCE public.counter;
-- create table public.counter
CREATE TABLE public.counter (
    n bigint
);
-- alter column public.article.colour  [ACCESS EXCLUSIVE, rewrite]  ! REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN colour TYPE text USING colour::text;
-- drop enum public.colour
DROP TYPE public.colour;
-- create table public.colour
CREATE TABLE public.colour (
    name text NOT NULL,
    CONSTRAINT colour_pkey PRIMARY KEY (name)
);
-- create foreign key public.article.article_colour_fkey  [SHARE ROW EXCLUSIVE, scan]  ! APP_CHECK_TIGHTER, CORR_MAY_FAIL, LOCK_FK_PARTNER, LOCK_WRITES, PERF_FK_NO_INDEX
ALTER TABLE public.article ADD CONSTRAINT article_colour_fkey FOREIGN KEY (colour) REFERENCES public.colour(name);
COMMIT;
