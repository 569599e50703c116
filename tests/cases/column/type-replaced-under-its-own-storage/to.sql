CREATE TYPE span AS (high int, low int);
CREATE TABLE measured (id int, inside span);
ALTER TABLE measured ALTER COLUMN inside SET STORAGE MAIN;
