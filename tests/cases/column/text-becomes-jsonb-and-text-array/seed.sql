INSERT INTO article VALUES (1, '{a,b}', '{"k": 1}');
