CREATE SEQUENCE ticket;
CREATE TABLE fine (id bigint PRIMARY KEY);
CREATE TABLE parking_fine (id bigint PRIMARY KEY);

ALTER SEQUENCE ticket OWNED BY fine.id;
