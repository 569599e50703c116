INSERT INTO incident VALUES (1, 'high'), (2, NULL), (3, 'low');
