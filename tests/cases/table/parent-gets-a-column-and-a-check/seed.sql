INSERT INTO bicycle (id, built) VALUES (1, '2001-01-01');
