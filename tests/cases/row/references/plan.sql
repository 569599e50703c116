-- - row:public.city.second.BB
-- - row:public.country.BB
-- - row:public.zone.2
-- - row:public.zone.3
-- + row:public.city.third.CC
-- ~ row:public.country.AA  values
-- + row:public.country.CC
-- + row:public.zone.7
-- + row:public.zone.8
-- + row:public.zone.9

BEGIN;
-- drop rows of public.city  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.city
    WHERE name = 'second' AND country = 'BB';
-- drop rows of public.country  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.country
    WHERE code = 'BB';
-- drop rows of public.zone  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.zone
    WHERE id = 3;
-- create rows of public.zone  [ROW EXCLUSIVE]
INSERT INTO public.zone (id, name, above) OVERRIDING SYSTEM VALUE
    VALUES (8, 'newer', 1),
           (7, 'new', 8);
-- alter row public.country.AA  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.country SET zone = 7
    WHERE code = 'AA';
-- drop rows of public.zone  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.zone
    WHERE id = 2;
-- create rows of public.zone  [ROW EXCLUSIVE]
INSERT INTO public.zone (id, name, above) OVERRIDING SYSTEM VALUE
    VALUES (9, 'old', 9);
-- create row public.zone.9  [ROW EXCLUSIVE]
SELECT pg_catalog.setval('public.zone_id_seq', 9) FROM public.zone_id_seq
    WHERE last_value < 9 OR last_value = 9 AND NOT is_called;
-- create rows of public.country  [ROW EXCLUSIVE]
INSERT INTO public.country (code, zone)
    VALUES ('CC', 8);
-- create rows of public.city  [ROW EXCLUSIVE]
INSERT INTO public.city (name, country)
    VALUES ('third', 'CC');
COMMIT;
