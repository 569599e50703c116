-- ~ domain:public.plain_score  default
-- ~ function:public.limited(integer)  arguments, body

BEGIN;
-- drop domain constraint public.score.score_check (because of function public.limited(integer))
ALTER DOMAIN public.score DROP CONSTRAINT score_check;
-- drop domain public.plain_score (because of function public.limited(integer))
ALTER DOMAIN public.plain_score DROP DEFAULT;
-- drop domain public.score (because of function public.limited(integer))
ALTER DOMAIN public.score DROP DEFAULT;
-- drop domain public.score (because of function public.limited(integer))
ALTER DOMAIN public.score RENAME TO pgsync_old_1;
-- drop function public.limited(integer)  ! DEP_SIGNATURE
DROP FUNCTION public.limited(integer);
-- create function public.limited(integer)
CREATE FUNCTION public.limited(number integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $$ SELECT least(number, 100) $$;
-- alter domain public.plain_score (because of function public.limited(integer))
ALTER DOMAIN public.plain_score SET DEFAULT public.limited(20);
-- create domain public.score (because of function public.limited(integer))
CREATE DOMAIN public.score AS integer DEFAULT public.limited(50) CONSTRAINT score_check CHECK ((public.limited(VALUE) = VALUE));
-- alter column public.game.score (because of domain public.score)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.game ALTER COLUMN score TYPE public.score USING score::text::public.score;
-- alter column public.game.earlier (because of domain public.score)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.game ALTER COLUMN earlier TYPE public.score[] USING earlier::text[]::public.score[];
-- drop domain public.score (because of function public.limited(integer))
DROP DOMAIN public.pgsync_old_1;
COMMIT;
