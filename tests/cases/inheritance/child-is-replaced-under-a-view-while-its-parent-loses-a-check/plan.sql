-- - table:public.letter
-- - inheritance:public.letter.public.parcel
-- - column:public.letter.id
-- - column:public.letter.code
-- - constraint:public.parcel.parcel_code_key
-- - constraint:public.parcel.parcel_id_check
-- - constraint:public.letter.parcel_id_check
-- - owner:table.public.letter
-- + table:public.card
-- ~ view:public.sent  query
-- + inheritance:public.card.public.parcel
-- + column:public.card.id
-- + column:public.card.code
-- + owner:table.public.card

BEGIN;
-- drop constraint public.parcel.parcel_code_key  [ACCESS EXCLUSIVE]  ! INDEX_UNIQUE_DROPPED
ALTER TABLE public.parcel DROP CONSTRAINT parcel_code_key;
-- drop inheritance public.letter.public.parcel  [ACCESS EXCLUSIVE]
ALTER TABLE public.letter NO INHERIT public.parcel;
-- drop constraint public.parcel.parcel_id_check  [ACCESS EXCLUSIVE]
ALTER TABLE public.parcel DROP CONSTRAINT parcel_id_check;
-- create table public.card  [SHARE UPDATE EXCLUSIVE]
CREATE TABLE public.card () INHERITS (public.parcel);
-- alter view public.sent  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.sent AS
 SELECT id
   FROM public.card;
-- drop table public.letter  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.letter;
COMMIT;
