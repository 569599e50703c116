CREATE TABLE run (train integer, day date, delay integer, note text);
CREATE INDEX run_delay ON run (delay);
COMMENT ON INDEX run_delay IS 'for the report';
CREATE UNIQUE INDEX run_once ON run (train, day);
ALTER TABLE run CLUSTER ON run_delay;
CREATE INDEX run_note ON run (note);
CREATE INDEX run_lower ON run (lower(note));
