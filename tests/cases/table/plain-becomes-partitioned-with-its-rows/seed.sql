INSERT INTO region VALUES ('no'); INSERT INTO sale (region, day, amount) VALUES ('no', '2024-05-01', 2), ('no', '2020-05-01', 3);
