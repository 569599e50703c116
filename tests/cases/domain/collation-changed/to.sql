CREATE DOMAIN signal_name AS text COLLATE "POSIX";

CREATE TABLE signal (name signal_name PRIMARY KEY);
