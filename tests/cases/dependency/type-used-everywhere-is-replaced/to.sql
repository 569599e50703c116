CREATE TYPE state AS ENUM ('old', 'new');

CREATE DOMAIN good_state AS state DEFAULT 'new' CHECK (VALUE IS NOT NULL);
CREATE TYPE stated AS (at date, state state);
CREATE TABLE thing (id integer PRIMARY KEY, state state DEFAULT 'new', past state[] DEFAULT '{new}', good good_state, pair stated);
CREATE FUNCTION first_state(s state, VARIADIC more state[]) RETURNS state LANGUAGE sql IMMUTABLE AS 'SELECT s';
CREATE FUNCTION things(s state DEFAULT 'new') RETURNS TABLE (id integer, state state) LANGUAGE sql STABLE AS 'SELECT id, state FROM thing';
CREATE VIEW new_thing AS SELECT id, first_state(state, VARIADIC past) AS state FROM thing WHERE state = 'new';
CREATE MATERIALIZED VIEW per_state AS SELECT state, count(*) AS n FROM thing GROUP BY state;
CREATE INDEX thing_new ON thing (id) WHERE state = 'new';
CREATE POLICY only_new ON thing USING (state = 'new');
