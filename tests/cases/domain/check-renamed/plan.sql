-- - domain constraint:public.percentage.ok
-- + domain constraint:public.percentage.not_negative

BEGIN;
-- rename domain constraint public.percentage.not_negative
ALTER DOMAIN public.percentage RENAME CONSTRAINT ok TO not_negative;
COMMIT;
