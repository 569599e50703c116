INSERT INTO sale VALUES ('no', 1), ('se', 2);
