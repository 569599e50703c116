CREATE SCHEMA catalogue;
