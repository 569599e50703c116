CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one, two WITH (connect = false, slot_name = NONE);
COMMENT ON SUBSCRIPTION shop IS 'from the warehouse';
