INSERT INTO sale VALUES ('north', 1);
INSERT INTO sale_south VALUES ('south', 2);
INSERT INTO special_thing VALUES (3, 'none');
