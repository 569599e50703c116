-- - schema:old
-- - enum:old.state
-- - table:old.orders
-- - view:old.open
-- - column:old.orders.id
-- - column:old.orders.state
-- - owner:schema.old
-- - owner:enum.old.state
-- - owner:table.old.orders
-- - owner:view.old.open
-- + schema:later
-- + enum:later.state
-- ~ function:public.first()  body
-- + table:later.orders
-- + view:later.open
-- ~ materialized view:public.summary  columns, query
-- + column:later.orders.id
-- + column:later.orders.state
-- + owner:schema.later
-- + owner:enum.later.state
-- + owner:table.later.orders
-- + owner:view.later.open

BEGIN;
-- drop view old.open  [ACCESS EXCLUSIVE]
CREATE OR REPLACE VIEW old.open AS
SELECT
    NULL::integer AS id,
    NULL::old.state AS state;
-- drop materialized view public.summary  [ACCESS EXCLUSIVE]
DROP MATERIALIZED VIEW public.summary;
-- drop table old.orders  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE old.orders;
-- create schema later
CREATE SCHEMA later;
-- create enum later.state
CREATE TYPE later.state AS ENUM ('new', 'sent');
-- create table later.orders
CREATE TABLE later.orders (
    id integer,
    state later.state
);
-- create materialized view public.summary  [scan]
CREATE MATERIALIZED VIEW public.summary AS
 SELECT id,
    state
   FROM later.orders;
-- create view later.open
CREATE VIEW later.open AS
 SELECT id,
    state
   FROM public.summary
  WHERE (state IS NOT NULL);
-- alter function public.first()
CREATE OR REPLACE FUNCTION public.first()
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT open.id
    FROM later.open
  LIMIT 1;
END;
-- drop view old.open  [ACCESS EXCLUSIVE]
DROP VIEW old.open;
-- drop enum old.state
DROP TYPE old.state;
-- drop schema old  ! DATA_DROP_SCHEMA
DROP SCHEMA old;
COMMIT;
