-- ~ attribute:public.point3.z  after
-- ~ attribute:public.point3.y  after
-- ~ attribute:public.point3.x  after

BEGIN;
-- drop composite type public.point3 (because of attribute public.point3.x)  [ACCESS EXCLUSIVE]
DROP TYPE public.point3;
-- create composite type public.point3 (because of attribute public.point3.x)
CREATE TYPE public.point3 AS (z integer, y integer, x integer);
COMMIT;
