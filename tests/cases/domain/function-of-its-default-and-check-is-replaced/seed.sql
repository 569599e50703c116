INSERT INTO game VALUES ('Ann', 10, '{1,2}');
INSERT INTO match VALUES (3);
