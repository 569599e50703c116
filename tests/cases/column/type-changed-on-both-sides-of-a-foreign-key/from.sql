CREATE TABLE ward (id integer PRIMARY KEY, name text);
CREATE TABLE bed (id integer PRIMARY KEY, ward integer REFERENCES ward ON UPDATE CASCADE);
