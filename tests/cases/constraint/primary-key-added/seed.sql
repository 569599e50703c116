INSERT INTO book VALUES (1, 'a'), (2, 'b');
