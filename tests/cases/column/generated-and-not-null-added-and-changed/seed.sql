INSERT INTO line VALUES (1, 2), (2, 6);
