-- ~ range type:public.name_range  collation, operator_class

BEGIN;
-- drop range type public.name_range
DROP TYPE public.name_range;
-- create range type public.name_range
CREATE TYPE public.name_range AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops, COLLATION = pg_catalog."POSIX");
COMMIT;
