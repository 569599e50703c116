INSERT INTO article VALUES (1, true), (2, false);
