CREATE SCHEMA shop;

CREATE TYPE shop.nothing AS ();
