CREATE SCHEMA catalogue;
CREATE TABLE catalogue.book (id bigint PRIMARY KEY, title text NOT NULL);
