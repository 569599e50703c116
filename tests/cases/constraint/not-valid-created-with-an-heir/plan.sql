-- + table:public.child
-- + table:public.parent
-- + inheritance:public.child.public.parent
-- + column:public.parent.a
-- + column:public.child.a
-- + constraint:public.parent.one
-- + constraint:public.child.one
-- + owner:table.public.child
-- + owner:table.public.parent

BEGIN;
-- create table public.parent
CREATE TABLE public.parent (
    a text
);
-- create table public.child
CREATE TABLE public.child () INHERITS (public.parent);
-- create constraint public.parent.one
ALTER TABLE public.parent ADD CONSTRAINT one CHECK ((a <> ''::text)) NOT VALID;
COMMIT;
