CREATE TABLE seat (wagon integer, seat integer, CONSTRAINT one_seat UNIQUE (wagon, seat));
