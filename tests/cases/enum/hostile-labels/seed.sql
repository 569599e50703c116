INSERT INTO odd VALUES ('a "b"', NULL);
