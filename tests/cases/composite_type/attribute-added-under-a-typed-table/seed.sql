INSERT INTO wagon (number, axles) VALUES (1, 4);
