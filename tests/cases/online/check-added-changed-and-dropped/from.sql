CREATE TABLE run (train integer, delay integer CONSTRAINT plausible CHECK (delay < 10000));
ALTER TABLE run ADD CONSTRAINT early CHECK (delay > -60);
COMMENT ON CONSTRAINT plausible ON run IS 'a week is too much';
CREATE TABLE stop (name text) ;
CREATE TABLE halt (minutes integer) INHERITS (stop);
