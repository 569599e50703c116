CREATE TABLE address (street text, country text COLLATE "C" NOT NULL DEFAULT 'unknown', since date DEFAULT '2020-01-01');
CREATE TABLE person (name text, home address);
