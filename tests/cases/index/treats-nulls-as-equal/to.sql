CREATE TABLE seat (wagon integer, seat integer);

CREATE UNIQUE INDEX one_seat ON seat (wagon, seat) NULLS NOT DISTINCT;
