-- - row:public.country.BB
-- - row:public.country.CC
-- ~ row:public.country.AA  values
-- + row:public.country.DD

BEGIN;
-- drop rows of public.country  [ROW EXCLUSIVE, scan]  ! APP_TRIGGERS_FIRE, CORR_MAY_FAIL, DATA_DELETE_CASCADES, DATA_DELETE_ROWS
DELETE FROM public.country
    WHERE code = 'BB'
       OR code = 'CC';
-- alter row public.country.AA  [ROW EXCLUSIVE, scan]  ! APP_TRIGGERS_FIRE, DATA_UPDATE_ROWS
UPDATE public.country SET name = 'A'
    WHERE code = 'AA';
-- create rows of public.country  [ROW EXCLUSIVE]  ! APP_TRIGGERS_FIRE
INSERT INTO public.country (code, name)
    VALUES ('DD', 'd');
COMMIT;
