INSERT INTO reader VALUES (1, 'Ada');
