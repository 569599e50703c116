CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION store CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE);
