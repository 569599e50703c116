INSERT INTO run VALUES (1, 'good', 'one', 'a'), (2, 'bad', NULL, NULL);
