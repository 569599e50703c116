CREATE SCHEMA sales;

CREATE SUBSCRIPTION shop CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, origin = none, disable_on_error = true, run_as_owner = true, password_required = false);
