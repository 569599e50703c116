CREATE TABLE employee (id integer PRIMARY KEY, name text, boss integer REFERENCES employee ON DELETE SET NULL);
