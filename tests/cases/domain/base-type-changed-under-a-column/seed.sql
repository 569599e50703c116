INSERT INTO stock VALUES ('nut', 4), ('bolt', DEFAULT);
