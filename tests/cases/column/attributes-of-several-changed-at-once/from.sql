CREATE TABLE delivery (id integer PRIMARY KEY, weight integer DEFAULT 0 NOT NULL, note varchar(10), sent timestamp);
