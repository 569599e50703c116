CREATE TABLE seat (wagon integer NOT NULL, seat integer NOT NULL, taken boolean);

ALTER TABLE seat ADD CONSTRAINT one_seat UNIQUE (seat, wagon);

ALTER TABLE seat REPLICA IDENTITY USING INDEX one_seat;
ALTER TABLE seat CLUSTER ON one_seat;
COMMENT ON INDEX one_seat IS 'the index';
COMMENT ON CONSTRAINT one_seat ON seat IS 'the constraint';
