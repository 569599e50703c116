CREATE TABLE line (id integer PRIMARY KEY, name text, shout text);
