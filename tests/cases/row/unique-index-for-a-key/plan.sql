-- - row:public.tag.b"
-- ~ row:public.tag.  values
-- + row:public.tag.c
-- ~ row:public.tag.it's  values

BEGIN;
-- drop rows of public.tag  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.tag
    WHERE name = 'b"';
-- alter row public.tag.  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.tag SET note = NULL
    WHERE name = '';
-- create rows of public.tag  [ROW EXCLUSIVE]
INSERT INTO public.tag (name, note)
    VALUES ('c', NULL);
-- alter row public.tag.it's  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.tag SET note = 'new'
    WHERE name = 'it''s';
COMMIT;
