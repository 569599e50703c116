CREATE SCHEMA shop;

CREATE TYPE shop.later;
CREATE TYPE "it's ""later""";
