CREATE TABLE client_kind (code text PRIMARY KEY, label text, UNIQUE (label));
INSERT INTO client_kind VALUES ('a', 'first'), ('b', 'another'), ('c', 'second');
