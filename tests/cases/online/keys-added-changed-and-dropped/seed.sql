INSERT INTO train VALUES (1, 10, 'a', 'b', 'c', 'd'), (2, 20, 'e', 'f', 'g', 'h'); INSERT INTO run VALUES (1, 10), (2, NULL);
