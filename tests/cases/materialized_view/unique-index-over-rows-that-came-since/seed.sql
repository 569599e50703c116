INSERT INTO orders VALUES (1, 'new'), (1, 'sent');
