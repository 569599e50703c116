INSERT INTO invoice VALUES (1, 'one'), (2, NULL);
