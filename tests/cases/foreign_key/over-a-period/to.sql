CREATE TABLE room (id int4range, open daterange, CONSTRAINT room_key PRIMARY KEY (id, open WITHOUT OVERLAPS));
CREATE TABLE booking (id integer PRIMARY KEY, room int4range, during daterange);

ALTER TABLE booking ADD CONSTRAINT in_open_room FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD open);
