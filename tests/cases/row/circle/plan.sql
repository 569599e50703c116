-- - row:public.person.ann
-- - row:public.team.red
-- + row:public.person.bob
-- + row:public.team.blue

BEGIN;
-- drop row public.person.ann  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.person SET team = NULL
    WHERE name = 'ann';
-- drop rows of public.team  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.team
    WHERE name = 'red';
-- drop rows of public.person  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.person
    WHERE name = 'ann';
-- create rows of public.team  [ROW EXCLUSIVE]
INSERT INTO public.team (name, lead)
    VALUES ('blue', NULL);
-- create rows of public.person  [ROW EXCLUSIVE]
INSERT INTO public.person (name, team)
    VALUES ('bob', 'blue');
-- create row public.team.blue  [ROW EXCLUSIVE, scan]
UPDATE public.team SET lead = 'bob'
    WHERE name = 'blue';
COMMIT;
