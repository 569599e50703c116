-- + table:public.child
-- + table:public.parent
-- + inheritance:public.child.public.parent
-- + column:public.parent.a
-- + column:public.child.a
-- + constraint:public.parent.one
-- + constraint:public.parent.two
-- + constraint:public.child.one
-- + constraint:public.child.two
-- + owner:table.public.child
-- + owner:table.public.parent

BEGIN;
-- create table public.parent
CREATE TABLE public.parent (
    a text
);
-- create constraint public.parent.one
ALTER TABLE public.parent ADD CONSTRAINT one CHECK ((a <> ''::text)) NOT ENFORCED;
-- create table public.child
CREATE TABLE public.child () INHERITS (public.parent);
-- create constraint public.parent.two
ALTER TABLE public.parent ADD CONSTRAINT two CHECK ((a <> 'x'::text)) NOT VALID;
COMMIT;
