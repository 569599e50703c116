INSERT INTO journey (train) VALUES (2), (3);
