-- - table:public.person
-- - table:public.person_2026
-- - column:public.person.id
-- - column:public.person.parent
-- - column:public.person.year
-- - column:public.person_2026.id
-- - column:public.person_2026.parent
-- - column:public.person_2026.year
-- - constraint:public.person.person_pkey
-- - constraint:public.person_2026.person_2026_pkey
-- - partition:public.person_2026
-- - partition:public.person_2026_1
-- - foreign key:public.person.has_a_parent
-- - owner:table.public.person
-- - owner:table.public.person_2026
-- ~ column:public.person_2026_1.id  not_null_name, position
-- ~ column:public.person_2026_1.parent  position
-- ~ column:public.person_2026_1.year  not_null_name, position
-- ~ constraint:public.person_2026_1.person_2026_1_pkey  origin

BEGIN;
-- drop foreign key public.person.has_a_parent  [ACCESS EXCLUSIVE]
ALTER TABLE public.person DROP CONSTRAINT has_a_parent;
-- drop partition public.person_2026_1  [ACCESS EXCLUSIVE]
ALTER TABLE ONLY public.person_2026 DETACH PARTITION public.person_2026_1;
-- drop table public.person_2026  [ACCESS EXCLUSIVE]
DROP TABLE public.person_2026;
-- drop table public.person  [ACCESS EXCLUSIVE]
DROP TABLE public.person;
-- alter column public.person_2026_1.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.person_2026_1 RENAME CONSTRAINT person_id_not_null TO person_2026_1_id_not_null;
-- alter column public.person_2026_1.year  [ACCESS EXCLUSIVE]
ALTER TABLE public.person_2026_1 RENAME CONSTRAINT person_year_not_null TO person_2026_1_year_not_null;
COMMIT;
