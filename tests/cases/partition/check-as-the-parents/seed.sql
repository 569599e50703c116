INSERT INTO orders VALUES (1, '2025-06-01', 'new', 10);
