INSERT INTO article (name) VALUES ('a'), ('b');
