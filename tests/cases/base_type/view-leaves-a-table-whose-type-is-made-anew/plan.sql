-- - table:public.parcel
-- - column:public.parcel.id
-- - column:public.parcel.label
-- - owner:table.public.parcel
-- ~ base type:public.label  category
-- + table:public.letter
-- ~ view:public.sent  query
-- + column:public.letter.id
-- + column:public.letter.label
-- + owner:table.public.letter

BEGIN;
-- alter view public.sent  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.sent AS
SELECT
    NULL::integer AS id;
-- drop table public.parcel  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.parcel;
-- drop base type public.label  ! DEP_CASCADE
DROP TYPE public.label CASCADE;
-- create base type public.label
CREATE TYPE public.label;
-- create function public.label_in(cstring) (because of base type public.label)
CREATE FUNCTION public.label_in(cstring)
 RETURNS public.label
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textin$$;
-- create function public.label_out(public.label) (because of base type public.label)
CREATE FUNCTION public.label_out(public.label)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $$textout$$;
-- create base type public.label
CREATE TYPE public.label (INPUT = public.label_in, OUTPUT = public.label_out, INTERNALLENGTH = VARIABLE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'X', DELIMITER = ',');
-- create table public.letter
CREATE TABLE public.letter (
    id integer,
    label public.label
);
-- alter view public.sent  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.sent AS
 SELECT id
   FROM public.letter;
COMMIT;
