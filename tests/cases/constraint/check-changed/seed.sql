INSERT INTO article VALUES (1, 's'), (2, NULL);
