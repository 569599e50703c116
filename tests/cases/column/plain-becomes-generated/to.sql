CREATE TABLE line (id integer PRIMARY KEY, name text, shout text GENERATED ALWAYS AS (upper(name)) STORED);
