CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE step AS ENUM ('one', 'two');
CREATE TABLE run (id integer PRIMARY KEY, mood mood DEFAULT 'good', step step DEFAULT 'two', note varchar(20), more integer);
CREATE INDEX run_note ON run (note, id);
CREATE VIEW runs AS SELECT id, mood, note, more FROM run;
CREATE VIEW good_runs AS SELECT id, more, note FROM runs WHERE mood = 'good';
CREATE VIEW steps AS SELECT step, id FROM run;
GRANT SELECT ON good_runs TO PUBLIC;
