CREATE TABLE loan (id integer PRIMARY KEY, renewals smallint NOT NULL DEFAULT 0);
