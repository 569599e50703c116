CREATE TABLE ward (id bigint PRIMARY KEY, name text);
CREATE TABLE bed (id integer PRIMARY KEY, ward bigint REFERENCES ward ON UPDATE CASCADE);
