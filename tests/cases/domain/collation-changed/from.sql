CREATE DOMAIN signal_name AS text COLLATE "C";

CREATE TABLE signal (name signal_name PRIMARY KEY);
