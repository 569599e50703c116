CREATE TABLE rate (id integer PRIMARY KEY, value numeric, factor real);
INSERT INTO rate VALUES (1, 1.0, 1), (2, 'NaN', 'Infinity');
