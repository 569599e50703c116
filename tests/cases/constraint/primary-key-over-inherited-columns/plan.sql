-- + table:public.child
-- + table:public.parent
-- + inheritance:public.child.public.parent
-- + column:public.parent.a
-- + column:public.parent.b
-- + column:public.child.a
-- + column:public.child.b
-- + constraint:public.child.child_pkey
-- + owner:table.public.child
-- + owner:table.public.parent

BEGIN;
-- create table public.parent
CREATE TABLE public.parent (
    a integer CONSTRAINT parent_a_not_null NOT NULL,
    b text
);
-- create table public.child
CREATE TABLE public.child () INHERITS (public.parent);
-- create constraint public.child.child_pkey
ALTER TABLE public.child ADD CONSTRAINT child_pkey PRIMARY KEY (a);
COMMIT;
