-- + sequence:public.sale_id_seq
-- ~ column:public.sale.id  identity

BEGIN;
-- create sequence public.sale_id_seq  [ACCESS EXCLUSIVE]
ALTER TABLE public.sale ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.sale_id_seq START WITH 100);
-- create sequence public.sale_id_seq  [ACCESS SHARE, scan]
SELECT pg_catalog.setval('public.sale_id_seq', pg_catalog.max(id)) FROM public.sale HAVING pg_catalog.max(id) BETWEEN 1 AND 9223372036854775807;
COMMIT;
