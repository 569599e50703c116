CREATE TABLE seat (wagon integer, side char(1), seat integer, CONSTRAINT one_seat UNIQUE (wagon, side, seat));
