INSERT INTO article VALUES (1, 'x', 2);
