CREATE TABLE sale (id integer, CONSTRAINT sale_key PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE sale_1 (id integer, CONSTRAINT sale_1_key PRIMARY KEY (id));
