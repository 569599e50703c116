-- + table:public.card
-- + table:public.stamp
-- + inheritance:public.card.public.parcel
-- + inheritance:public.stamp.public.letter
-- + column:public.card.code
-- + column:public.stamp.code
-- + constraint:public.card.known
-- + constraint:public.stamp.known
-- + owner:table.public.card
-- + owner:table.public.stamp

BEGIN;
-- drop constraint public.parcel.known (because of table public.stamp)  [ACCESS EXCLUSIVE]
ALTER TABLE public.parcel DROP CONSTRAINT known;
-- create table public.card  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.card () INHERITS (public.parcel);
-- create table public.stamp  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.stamp () INHERITS (public.letter);
-- create constraint public.parcel.known (because of table public.stamp)  [ACCESS EXCLUSIVE]
ALTER TABLE public.parcel ADD CONSTRAINT known CHECK ((code > 'b'::text)) NOT VALID;
COMMIT;
