CREATE TABLE visit (id integer PRIMARY KEY, done boolean NOT NULL DEFAULT false);

CREATE FUNCTION close_visits() RETURNS void LANGUAGE sql AS 'UPDATE visit SET done = true';
