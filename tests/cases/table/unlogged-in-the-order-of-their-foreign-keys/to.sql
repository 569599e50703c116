CREATE UNLOGGED TABLE country (code text PRIMARY KEY);
CREATE UNLOGGED TABLE city (id integer PRIMARY KEY, country text REFERENCES country);
CREATE UNLOGGED TABLE address (id integer PRIMARY KEY, city integer REFERENCES city, same_as integer REFERENCES address);
