CREATE SCHEMA old;
CREATE TYPE old.state AS ENUM ('new', 'sent');
CREATE TABLE old.orders (id integer, state old.state);
CREATE MATERIALIZED VIEW public.summary AS SELECT id, state FROM old.orders;
CREATE VIEW old.open AS SELECT id, state FROM public.summary WHERE state IS NOT NULL;
CREATE FUNCTION public.first() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT id FROM old.open LIMIT 1; END;
