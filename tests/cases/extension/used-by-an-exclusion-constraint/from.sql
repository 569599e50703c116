CREATE TABLE room_booking (
    room integer NOT NULL,
    during tstzrange NOT NULL
);
