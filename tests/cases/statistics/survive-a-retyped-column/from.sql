CREATE TABLE run (train integer, day date, code varchar(4));

CREATE STATISTICS a ON train, code FROM run;
ALTER STATISTICS a SET STATISTICS 300;
COMMENT ON STATISTICS a IS 'kept';
