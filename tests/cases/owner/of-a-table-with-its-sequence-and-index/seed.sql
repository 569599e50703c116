INSERT INTO article (name) VALUES ('x');
