CREATE TABLE vehicle (id integer, kind text) PARTITION BY LIST (kind);

CREATE TABLE car PARTITION OF vehicle FOR VALUES IN ('car');
CREATE INDEX vehicle_id ON vehicle (id);
CREATE VIEW cars AS SELECT id FROM car;
