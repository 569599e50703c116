INSERT INTO vehicle VALUES (1, 'X');
