INSERT INTO station VALUES (1, 'York');
