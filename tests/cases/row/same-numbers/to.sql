CREATE TABLE rate (id integer PRIMARY KEY, factor real, value numeric);
INSERT INTO rate VALUES (2, 'Infinity', 'NaN'), (1, 1.00, 1.000);
