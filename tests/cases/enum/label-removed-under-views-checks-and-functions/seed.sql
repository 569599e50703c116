INSERT INTO reservation VALUES (1, 'seat'), (2, 'sleeper');
