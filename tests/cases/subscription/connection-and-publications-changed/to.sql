CREATE SCHEMA sales;

CREATE SUBSCRIPTION shop CONNECTION 'host=other.invalid dbname=shop application_name=''it\''s''' PUBLICATION two, "three ""3""" WITH (connect = false, slot_name = NONE);
