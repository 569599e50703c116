DROP SUBSCRIPTION shop;
DROP SUBSCRIPTION store;
CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, two_phase = true);
CREATE SUBSCRIPTION store CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, failover = true);
