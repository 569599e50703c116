CREATE TABLE vehicle (id int PRIMARY KEY, wheels int NOT NULL);
