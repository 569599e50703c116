CREATE TABLE station (code varchar(8) PRIMARY KEY, name varchar(200) NOT NULL);
