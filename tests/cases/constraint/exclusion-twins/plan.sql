-- + table:public.t
-- + column:public.t.a
-- + constraint:public.t.one
-- + constraint:public.t.two
-- + owner:table.public.t

BEGIN;
-- create table public.t
CREATE TABLE public.t (
    a integer
);
-- create constraint public.t.one
ALTER TABLE public.t ADD CONSTRAINT one EXCLUDE USING btree (a WITH =);
-- create constraint public.t.two
ALTER TABLE public.t ADD CONSTRAINT two EXCLUDE USING btree (a WITH =);
COMMIT;
