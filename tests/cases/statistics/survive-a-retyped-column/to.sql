CREATE TABLE run (train bigint, day date, code text);

CREATE STATISTICS a ON train, code FROM run;
ALTER STATISTICS a SET STATISTICS 300;
COMMENT ON STATISTICS a IS 'kept';
