INSERT INTO a VALUES (1, 'of a');
INSERT INTO b VALUES (1, 'of b'), (2, 'of b');
