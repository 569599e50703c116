INSERT INTO reading VALUES (1, 'x');
