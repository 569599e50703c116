CREATE TABLE seat (wagon integer, seat integer, CONSTRAINT one_seat UNIQUE NULLS NOT DISTINCT (wagon, seat));
