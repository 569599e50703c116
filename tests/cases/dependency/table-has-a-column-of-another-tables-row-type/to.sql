CREATE TABLE address (street text, city text);
CREATE TABLE person (id integer PRIMARY KEY, home address, others address[]);
CREATE TABLE firm (id integer PRIMARY KEY, seat address, staff person[]);
CREATE VIEW cities AS SELECT (seat).city FROM firm;
