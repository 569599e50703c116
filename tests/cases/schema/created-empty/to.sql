CREATE SCHEMA catalogue;

CREATE SCHEMA lending;
