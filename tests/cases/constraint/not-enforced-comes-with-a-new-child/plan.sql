-- + table:public.child
-- + inheritance:public.child.public.parent
-- + column:public.child.a
-- + column:public.child.b
-- + constraint:public.child.one
-- + owner:table.public.child

BEGIN;
-- create table public.child  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.child (
    b integer
) INHERITS (public.parent);
COMMIT;
