INSERT INTO address VALUES ('High Street', 10);
