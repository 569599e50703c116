CREATE TYPE mood AS ENUM ('good', 'bad', 'ugly');
CREATE TYPE step AS ENUM ('one');
CREATE TABLE run (id integer PRIMARY KEY, mood mood DEFAULT 'good', step step, note varchar(10));
CREATE INDEX run_note ON run (note);
CREATE VIEW runs AS SELECT id, mood, note FROM run;
CREATE VIEW good_runs AS SELECT id, note FROM runs WHERE mood = 'good';
CREATE VIEW steps AS SELECT id, step FROM run;
GRANT SELECT ON good_runs TO PUBLIC;
