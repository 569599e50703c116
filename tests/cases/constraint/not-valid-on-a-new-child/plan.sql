-- + table:public.child
-- + table:public.parent
-- + inheritance:public.child.public.parent
-- + column:public.parent.a
-- + column:public.child.a
-- + column:public.child.b
-- + constraint:public.child.one
-- + owner:table.public.child
-- + owner:table.public.parent

BEGIN;
-- create table public.parent
CREATE TABLE public.parent (
    a integer
);
-- create table public.child
CREATE TABLE public.child (
    b integer
) INHERITS (public.parent);
-- create constraint public.child.one
ALTER TABLE public.child ADD CONSTRAINT one CHECK ((b > 0)) NOT VALID;
COMMIT;
