-- ~ enum:public.currency  labels

BEGIN;
-- drop default public.article.till (because of domain public.home_currency)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN till DROP DEFAULT;
-- drop domain constraint public.home_currency.home_currency_check (because of enum public.currency)
ALTER DOMAIN public.home_currency DROP CONSTRAINT home_currency_check;
-- drop domain public.home_currency (because of enum public.currency)
ALTER DOMAIN public.home_currency RENAME TO pgsync_old_2;
-- drop composite type public.price (because of enum public.currency)  [ACCESS EXCLUSIVE]
ALTER TYPE public.price RENAME TO pgsync_old_1;
-- drop enum public.currency
ALTER TYPE public.currency RENAME TO pgsync_old_3;
-- create enum public.currency
CREATE TYPE public.currency AS ENUM ('EUR', 'CHF');
-- create composite type public.price (because of enum public.currency)
CREATE TYPE public.price AS (amount numeric(10,2), unit public.currency);
-- create domain public.home_currency (because of enum public.currency)
CREATE DOMAIN public.home_currency AS public.currency CONSTRAINT home_currency_check CHECK (((VALUE IS NULL) OR (VALUE <> 'CHF'::public.currency)));
-- alter column public.article.cost (because of composite type public.price)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN cost TYPE public.price USING CASE WHEN cost IS NOT DISTINCT FROM NULL THEN NULL ELSE ROW((cost).amount, (cost).unit::text::public.currency)::public.price END;
-- alter column public.article.till (because of domain public.home_currency)  [ACCESS EXCLUSIVE, rewrite]  ! CORR_MAY_FAIL, REWRITE_TABLE
ALTER TABLE public.article ALTER COLUMN till TYPE public.home_currency USING till::text::public.home_currency;
-- create default public.article.till (because of domain public.home_currency)  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.article ALTER COLUMN till SET DEFAULT 'EUR'::public.currency;
-- drop domain public.home_currency (because of enum public.currency)
DROP DOMAIN public.pgsync_old_2;
-- drop composite type public.price (because of enum public.currency)  [ACCESS EXCLUSIVE]
DROP TYPE public.pgsync_old_1;
-- drop enum public.currency  ! DATA_ENUM_REMOVE
DROP TYPE public.pgsync_old_3;
COMMIT;
