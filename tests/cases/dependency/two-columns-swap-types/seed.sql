INSERT INTO article VALUES (1, 5, '6');
