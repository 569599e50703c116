CREATE TABLE run (train integer, day date, delay integer);

CREATE STATISTICS run_train_day ON train, day FROM run;
CREATE STATISTICS run_mcv (mcv, ndistinct) ON train, delay FROM run;
COMMENT ON STATISTICS run_mcv IS 'often late';
