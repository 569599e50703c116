INSERT INTO train VALUES ('IC10', '{A,B}');
