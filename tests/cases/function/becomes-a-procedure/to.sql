CREATE TABLE visit (id integer PRIMARY KEY, done boolean NOT NULL DEFAULT false);

CREATE PROCEDURE close_visits() LANGUAGE sql AS 'UPDATE visit SET done = true';
