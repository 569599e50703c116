-- - column:public.a.x
-- - column:public.b.y
-- - constraint:public.a.a_pkey
-- - constraint:public.b.b_pkey
-- ~ view:public.both_of_them  query
-- + column:public.b.x
-- + column:public.a.y
-- + constraint:public.b.a_pkey
-- + constraint:public.a.b_pkey

BEGIN;
-- rename table public.b  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.a RENAME TO pgsync_renamed_1;
-- rename table public.a  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.b RENAME TO a;
-- rename table public.b  [ACCESS EXCLUSIVE]  ! DEP_RENAME
ALTER TABLE public.pgsync_renamed_1 RENAME TO b;
-- alter column public.a.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.a RENAME CONSTRAINT b_id_not_null TO a_id_not_null;
-- alter column public.b.id  [ACCESS EXCLUSIVE]
ALTER TABLE public.b RENAME CONSTRAINT a_id_not_null TO b_id_not_null;
COMMIT;
