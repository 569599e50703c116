-- + table:public.tandem
-- + inheritance:public.tandem.public.bicycle
-- + inheritance:public.tandem.public.rentable
-- + column:public.tandem.id
-- + column:public.tandem.built
-- + column:public.tandem.gears
-- + column:public.tandem.rate
-- + column:public.tandem.seats
-- + default:public.tandem.seats
-- + owner:table.public.tandem

BEGIN;
-- create table public.tandem  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.tandem (
    seats integer DEFAULT 2
) INHERITS (public.bicycle, public.rentable);
COMMIT;
