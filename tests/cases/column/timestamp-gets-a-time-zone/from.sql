CREATE TABLE visit (id integer PRIMARY KEY, at timestamp NOT NULL DEFAULT now(), p time(0));
