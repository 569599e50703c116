CREATE TABLE run (train integer, delay integer CONSTRAINT plausible CHECK (delay < 1000));
ALTER TABLE run ADD CONSTRAINT numbered CHECK (train > 0);
COMMENT ON CONSTRAINT plausible ON run IS 'a day is too much';
CREATE TABLE stop (name text CONSTRAINT named CHECK (name <> ''));
CREATE TABLE halt (minutes integer) INHERITS (stop);
