INSERT INTO options SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO toast SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO rows SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO forced SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO storage SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO compression SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO statistics SELECT n, n::text FROM generate_series(1, 100) n;
INSERT INTO distinct_values SELECT n, n::text FROM generate_series(1, 100) n;
