-- + composite type:public.address
-- + attribute:public.address.street
-- + attribute:public.address.house
-- + attribute:public.address.zip
-- + attribute:public.address.city
-- + column:public.branch.located_at
-- + owner:composite type.public.address

BEGIN;
-- create composite type public.address
CREATE TYPE public.address AS (street text, house character varying(12), zip character(5), city text);
-- create column public.branch.located_at  [ACCESS EXCLUSIVE]
ALTER TABLE public.branch ADD COLUMN located_at public.address;
COMMIT;
