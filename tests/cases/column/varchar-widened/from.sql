CREATE TABLE station (code varchar(5) PRIMARY KEY, name varchar(30) NOT NULL);
