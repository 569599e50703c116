-- ~ domain:public.grade  not_null
-- + domain constraint:public.score.positive

BEGIN;
-- drop domain public.score (because of domain constraint public.score.positive)
ALTER DOMAIN public.score RENAME TO pgsync_old_3;
-- drop composite type public.result (because of domain public.grade)  [ACCESS EXCLUSIVE]
ALTER TYPE public.result RENAME TO pgsync_old_1;
-- drop domain public.grade
ALTER DOMAIN public.grade RENAME TO pgsync_old_2;
-- create domain public.grade
CREATE DOMAIN public.grade AS integer NOT NULL;
-- create composite type public.result (because of domain public.grade)
CREATE TYPE public.result AS (grade public.grade, remark text);
-- create domain public.score (because of domain constraint public.score.positive)
CREATE DOMAIN public.score AS integer CONSTRAINT positive CHECK ((VALUE > 0));
-- alter column public.game.scores (because of domain public.score)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.game ALTER COLUMN scores TYPE public.score[] USING scores::text[]::public.score[];
-- alter column public.game.result (because of composite type public.result)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.game ALTER COLUMN result TYPE public.result USING CASE WHEN result IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((result).grade::text::public.grade, (result).remark)::public.result END;
-- drop domain public.score (because of domain constraint public.score.positive)
DROP DOMAIN public.pgsync_old_3;
-- drop composite type public.result (because of domain public.grade)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
-- drop domain public.grade
DROP DOMAIN public.pgsync_old_2;
COMMIT;
