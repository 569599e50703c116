CREATE TABLE seat (wagon integer, seat integer);
CREATE TABLE bed (wagon integer, bed integer);

ALTER TABLE seat ADD CONSTRAINT one_place UNIQUE (wagon, seat);
