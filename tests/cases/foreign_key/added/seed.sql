INSERT INTO author VALUES (1, 'Eliot'); INSERT INTO book VALUES (1, 1), (2, NULL);
