CREATE SUBSCRIPTION s0 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s1 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s2 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s3 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s4 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s5 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
CREATE SUBSCRIPTION s6 CONNECTION 'host=example.invalid dbname=shop' PUBLICATION one WITH (connect = false, slot_name = NONE, streaming = off);
