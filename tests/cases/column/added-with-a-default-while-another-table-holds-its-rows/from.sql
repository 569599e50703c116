CREATE TABLE address (street text);
CREATE TABLE person (name text, home address);
