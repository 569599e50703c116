CREATE SCHEMA later;
CREATE TYPE later.state AS ENUM ('new', 'sent');
CREATE TABLE later.orders (id integer, state later.state);
CREATE MATERIALIZED VIEW public.summary AS SELECT id, state FROM later.orders;
CREATE VIEW later.open AS SELECT id, state FROM public.summary WHERE state IS NOT NULL;
CREATE FUNCTION public.first() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT id FROM later.open LIMIT 1; END;
