INSERT INTO delivery VALUES (1, 5, 'x', NULL);
