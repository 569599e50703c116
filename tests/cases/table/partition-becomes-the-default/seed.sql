INSERT INTO sale VALUES ('xx', 5);
