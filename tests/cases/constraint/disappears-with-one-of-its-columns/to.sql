CREATE TABLE seat (wagon integer, side char(1), CONSTRAINT one_seat UNIQUE (wagon, side));
