-- + table:public.firm
-- + view:public.cities
-- + column:public.firm.id
-- + column:public.firm.seat
-- + column:public.firm.staff
-- + constraint:public.firm.firm_pkey
-- + owner:table.public.firm
-- + owner:view.public.cities

BEGIN;
-- create table public.firm
CREATE TABLE public.firm (
    id integer NOT NULL,
    seat public.address,
    staff public.person[],
    CONSTRAINT firm_pkey PRIMARY KEY (id)
);
-- create view public.cities
CREATE VIEW public.cities AS
 SELECT (seat).city AS city
   FROM public.firm;
COMMIT;
