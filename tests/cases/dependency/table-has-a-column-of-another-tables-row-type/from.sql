CREATE TABLE address (street text, city text);
CREATE TABLE person (id integer PRIMARY KEY, home address, others address[]);
