-- - domain:public.weight
-- - owner:domain.public.weight
-- + domain:public.amount
-- + domain:public.day
-- + domain:public.round_amount
-- ~ column:public.visits.at  type
-- ~ column:public.visits.price  type
-- ~ column:public.visits.size  type
-- ~ column:public.returns.at  type
-- ~ column:public.returns.price  type
-- ~ column:public.returns.size  type
-- ~ column:public.parts.length  type
-- ~ column:public.stock.heavy  type
-- + owner:domain.public.amount
-- + owner:domain.public.day
-- + owner:domain.public.round_amount

BEGIN;
-- create domain public.amount
CREATE DOMAIN public.amount AS numeric(8,2);
-- create domain public.day
CREATE DOMAIN public.day AS date;
-- create domain public.round_amount
CREATE DOMAIN public.round_amount AS public.amount;
-- alter column public.parts.length  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.parts ALTER COLUMN length TYPE bigint;
-- alter column public.stock.heavy  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.stock ALTER COLUMN heavy TYPE public.whole USING heavy::public.whole;
-- drop domain public.weight
DROP DOMAIN public.weight;
-- alter column public.visits.at  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.visits ALTER COLUMN at TYPE public.day;
-- alter column public.visits.price  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, DATA_TRUNCATING_CAST, REWRITE_TABLE
ALTER TABLE public.visits ALTER COLUMN price TYPE public.round_amount;
-- alter column public.visits.size  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.visits ALTER COLUMN size TYPE public.whole;
COMMIT;
