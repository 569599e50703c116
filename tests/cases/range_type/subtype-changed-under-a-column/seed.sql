INSERT INTO stay VALUES (1, '[1,5)');
