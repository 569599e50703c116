INSERT INTO track VALUES (1, 'narrow'), (2, 'broad');
