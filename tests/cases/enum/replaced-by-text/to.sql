CREATE TABLE track (id integer PRIMARY KEY, gauge text NOT NULL DEFAULT 'standard');
