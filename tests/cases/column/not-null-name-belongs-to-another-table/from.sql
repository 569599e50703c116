CREATE TABLE reading (day date PRIMARY KEY, value numeric NOT NULL);
