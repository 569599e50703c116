CREATE TABLE reading (day date PRIMARY KEY, value numeric NOT NULL);
ALTER TABLE reading RENAME TO reading_old;
