CREATE TABLE line (id integer PRIMARY KEY);
