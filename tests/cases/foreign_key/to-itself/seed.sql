INSERT INTO employee VALUES (1, 'Ada');
