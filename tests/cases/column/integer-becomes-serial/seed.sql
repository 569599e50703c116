INSERT INTO article VALUES (1, 'a'), (7, 'b');
