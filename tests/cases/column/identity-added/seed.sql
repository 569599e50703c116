INSERT INTO article VALUES (1, 'a'), (2, 'b');
