INSERT INTO reader VALUES (1, 'x', 1900);
