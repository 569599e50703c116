INSERT INTO fine (amount) VALUES (2.50), (4);
