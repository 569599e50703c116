INSERT INTO document VALUES (1, 'x', '\x00');
