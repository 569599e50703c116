CREATE SEQUENCE platform_id_seq;

CREATE TABLE platform (id serial PRIMARY KEY, name text);
