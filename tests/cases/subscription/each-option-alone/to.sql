CREATE SUBSCRIPTION s0 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, binary = true);
CREATE SUBSCRIPTION s1 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = on);
CREATE SUBSCRIPTION s2 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, disable_on_error = true);
CREATE SUBSCRIPTION s3 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, password_required = false);
CREATE SUBSCRIPTION s4 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, run_as_owner = true);
CREATE SUBSCRIPTION s5 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, origin = none);
CREATE SUBSCRIPTION s6 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off, synchronous_commit = 'remote_write');
