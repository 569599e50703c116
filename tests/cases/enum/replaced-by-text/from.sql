CREATE TYPE gauge AS ENUM ('narrow', 'standard', 'broad');
CREATE TABLE track (id integer PRIMARY KEY, gauge gauge NOT NULL DEFAULT 'standard');
