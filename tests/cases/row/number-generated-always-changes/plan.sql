-- ~ row:public.country.DE  values
-- ~ row:public.country.FR  values

BEGIN;
-- drop rows of public.country  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.country
    WHERE code = 'DE';
-- create rows of public.country  [ROW EXCLUSIVE]
INSERT INTO public.country (code, number, name) OVERRIDING SYSTEM VALUE
    VALUES ('DE', 10, 'Germany');
-- create row public.country.DE  [ROW EXCLUSIVE]
SELECT pg_catalog.setval('public.country_number_seq', 10) FROM public.country_number_seq
    WHERE last_value < 10 OR last_value = 10 AND NOT is_called;
-- alter row public.country.FR  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.country SET name = 'République'
    WHERE code = 'FR';
COMMIT;
