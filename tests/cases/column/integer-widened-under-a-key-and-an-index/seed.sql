INSERT INTO journey VALUES (1, 2, 3);
