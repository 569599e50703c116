CREATE SCHEMA shop;

CREATE TABLE shop.nothing ();
