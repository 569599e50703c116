CREATE TYPE event AS (at timestamptz, place text);
CREATE TABLE log (id integer PRIMARY KEY, event event);
CREATE TABLE concert OF event;

ALTER TABLE log ENABLE ROW LEVEL SECURITY;
CREATE POLICY here ON log USING ((event).place = 'here');
