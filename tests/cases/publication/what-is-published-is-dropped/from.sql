CREATE SCHEMA archive;
CREATE TABLE archive.sale (id integer PRIMARY KEY);
CREATE TABLE sale (id integer PRIMARY KEY);
CREATE TABLE article (id integer PRIMARY KEY);

CREATE PUBLICATION shop FOR TABLE article, sale, TABLES IN SCHEMA archive;
