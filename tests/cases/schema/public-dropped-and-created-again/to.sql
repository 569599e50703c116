DROP SCHEMA public;
CREATE SCHEMA public;
CREATE TABLE kept (id int);
