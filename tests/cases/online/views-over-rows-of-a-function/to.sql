CREATE TABLE run (id integer PRIMARY KEY, train integer NOT NULL, delay integer);
CREATE FUNCTION runs() RETURNS SETOF run LANGUAGE sql STABLE AS 'SELECT * FROM public.run';

ALTER TABLE run ENABLE ROW LEVEL SECURITY;
CREATE POLICY late ON run USING (delay > 0);
CREATE VIEW delays AS SELECT id, delay FROM runs();
CREATE MATERIALIZED VIEW delays_then AS SELECT id, delay FROM runs();
