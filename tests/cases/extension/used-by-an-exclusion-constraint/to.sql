CREATE TABLE room_booking (
    room integer NOT NULL,
    during tstzrange NOT NULL
);

CREATE EXTENSION btree_gist;
ALTER TABLE room_booking ADD CONSTRAINT one_patient_at_a_time EXCLUDE USING gist (room WITH =, during WITH &&);
