-- ~ range type:public.r0  operator_class
-- ~ range type:public.r1  collation

BEGIN;
-- drop range type public.r0
DROP TYPE public.r0;
-- drop range type public.r1
DROP TYPE public.r1;
-- create range type public.r0
CREATE TYPE public.r0 AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = pg_catalog."C");
-- create range type public.r1
CREATE TYPE public.r1 AS RANGE (SUBTYPE = text, COLLATION = pg_catalog."POSIX");
COMMIT;
