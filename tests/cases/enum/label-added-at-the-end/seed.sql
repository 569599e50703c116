INSERT INTO customer_order VALUES (1, 'new'), (2, 'shipped');
