-- - table:public.parcel
-- - materialized view:public.summary
-- - column:public.parcel.id
-- - owner:table.public.parcel
-- - owner:materialized view.public.summary
-- + table:public.letter
-- ~ view:public.latest  query
-- ~ view:public.sent  query
-- + materialized view:report.summary
-- + column:public.letter.id
-- + owner:table.public.letter
-- + owner:materialized view.report.summary

BEGIN;
-- alter view public.latest  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.latest AS
SELECT
    NULL::integer AS id;
-- drop materialized view public.summary  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.summary;
-- create table public.letter
CREATE TABLE public.letter (
    id integer
);
-- alter view public.sent  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.sent AS
 SELECT id
   FROM public.letter;
-- drop table public.parcel  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.parcel;
-- create materialized view report.summary  [scan]
CREATE MATERIALIZED VIEW report.summary AS
 SELECT id
   FROM public.letter
  WHERE (EXISTS ( SELECT
           FROM public.sent));
-- alter view public.latest  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW public.latest AS
 SELECT id
   FROM report.summary;
COMMIT;
