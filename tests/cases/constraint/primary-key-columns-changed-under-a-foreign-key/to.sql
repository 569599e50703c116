CREATE TABLE shelf (room integer NOT NULL, number integer NOT NULL, CONSTRAINT shelf_pkey PRIMARY KEY (number, room));
CREATE TABLE book (id integer PRIMARY KEY, room integer, number integer, CONSTRAINT stands_on FOREIGN KEY (room, number) REFERENCES shelf (room, number));

COMMENT ON CONSTRAINT stands_on ON book IS 'where it stands';
COMMENT ON CONSTRAINT shelf_pkey ON shelf IS 'one shelf';
