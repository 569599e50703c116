INSERT INTO run SELECT n, '2026-01-01', n % 7, 'n' || n FROM generate_series(1, 100) AS n;
