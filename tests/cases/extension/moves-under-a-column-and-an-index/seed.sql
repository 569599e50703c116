INSERT INTO book VALUES (1, 'Middlemarch', 'genre=>novel'), (2, 'Walden', NULL);
