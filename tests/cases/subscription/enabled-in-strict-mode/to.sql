CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = 'shop_slot');
ALTER SUBSCRIPTION shop ENABLE;
CREATE SUBSCRIPTION store CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = 'store_slot');
