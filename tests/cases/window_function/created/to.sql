CREATE TABLE sale (id integer PRIMARY KEY, amount numeric);

CREATE FUNCTION my_row_number() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
CREATE VIEW numbered AS SELECT id, my_row_number() OVER (ORDER BY amount) AS n FROM sale;
