CREATE TABLE sale (region text, day date) PARTITION BY LIST (region);
CREATE TABLE sale_north PARTITION OF sale FOR VALUES IN ('no');

ALTER TABLE sale_north SET (fillfactor = 60);
ALTER TABLE sale_north ALTER COLUMN region SET STATISTICS 500;
ALTER TABLE sale_north SET UNLOGGED;
COMMENT ON TABLE sale_north IS 'Norway';
COMMENT ON COLUMN sale_north.day IS 'of sale';
