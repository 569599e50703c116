INSERT INTO line (id, amount, price) VALUES (1, 2, 3.5);
