INSERT INTO part VALUES ('bell', 1), ('seat', NULL);
INSERT INTO wheel VALUES ('front', 2, DEFAULT, DEFAULT, 32);
