CREATE TABLE seat (wagon integer, seat integer);
CREATE TABLE bed (wagon integer, bed integer);

CREATE INDEX one_place ON bed (wagon, bed);
