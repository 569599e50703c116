INSERT INTO run SELECT n, n % 7 FROM generate_series(1, 20) n;
