CREATE TABLE run (train integer, day date, delay integer, note text);
CREATE INDEX run_delay ON run (delay DESC) INCLUDE (note) WITH (fillfactor = 70);
COMMENT ON INDEX run_delay IS 'for the report';
ALTER TABLE run CLUSTER ON run_delay;
CREATE UNIQUE INDEX run_once ON run (train, day) WHERE delay > 0;
CREATE INDEX run_note_new ON run (note);
CREATE INDEX run_lower ON run (upper(note));
ALTER INDEX run_lower ALTER COLUMN 1 SET STATISTICS 500;
