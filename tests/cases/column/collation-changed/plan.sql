-- ~ column:public.name_list.name  collation
-- ~ column:public.name_list.city  collation

BEGIN;
-- alter column public.name_list.name  [ACCESS EXCLUSIVE, index build]  ! INDEX_REBUILD, LOCK_AX_BUILD
ALTER TABLE public.name_list ALTER COLUMN name TYPE text;
-- alter column public.name_list.city  [ACCESS EXCLUSIVE]
ALTER TABLE public.name_list ALTER COLUMN city TYPE character varying(40) COLLATE pg_catalog."POSIX";
COMMIT;
