INSERT INTO copy VALUES (1, 'on shelf');
