INSERT INTO reservation VALUES (1, 'sleeper', '{sleeper}'), (2, DEFAULT, DEFAULT);
