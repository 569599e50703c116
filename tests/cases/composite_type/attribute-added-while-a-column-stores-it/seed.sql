INSERT INTO branch VALUES (1, ROW('High Street', 'Leeds'));
