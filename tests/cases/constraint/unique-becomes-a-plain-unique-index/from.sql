CREATE TABLE seat (wagon integer, seat integer);

ALTER TABLE seat ADD CONSTRAINT one_seat UNIQUE (wagon, seat);
