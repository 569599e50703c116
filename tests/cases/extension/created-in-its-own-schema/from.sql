CREATE SCHEMA app;
CREATE TABLE app.product (id integer PRIMARY KEY, name text NOT NULL);
