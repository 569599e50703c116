CREATE TABLE country (code text PRIMARY KEY);
CREATE TABLE city (id integer PRIMARY KEY, country text REFERENCES country);
CREATE TABLE address (id integer PRIMARY KEY, city integer REFERENCES city, same_as integer REFERENCES address);
