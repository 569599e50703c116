INSERT INTO article VALUES (1, 'bolt', 1);
