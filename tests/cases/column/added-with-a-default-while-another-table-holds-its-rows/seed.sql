INSERT INTO address VALUES ('High Street');
INSERT INTO person VALUES ('Ann', ROW ('Low Street'));
