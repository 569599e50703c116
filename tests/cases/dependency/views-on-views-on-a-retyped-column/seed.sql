INSERT INTO article VALUES (1, 10, 'x');
