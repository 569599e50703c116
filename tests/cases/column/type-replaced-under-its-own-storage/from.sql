CREATE TYPE span AS (low int, high int);
CREATE TABLE measured (id int, inside span);
ALTER TABLE measured ALTER COLUMN inside SET STORAGE MAIN;
