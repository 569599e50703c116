-- + table:public.concert
-- + table:public.place
-- + attribute:public.event.place
-- + column:public.place.name
-- + column:public.place.zip
-- + column:public.concert.at
-- + column:public.concert.place
-- + owner:table.public.concert
-- + owner:table.public.place

BEGIN;
-- create table public.place
CREATE TABLE public.place (
    name text,
    zip text
);
-- create attribute public.event.place  [ACCESS EXCLUSIVE]
ALTER TYPE public.event ADD ATTRIBUTE place public.place;
-- create table public.concert
CREATE TABLE public.concert OF public.event;
COMMIT;
