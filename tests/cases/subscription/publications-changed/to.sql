CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION two, "three ""3""" WITH (connect = false, slot_name = NONE);
