CREATE TABLE a (id integer PRIMARY KEY);
CREATE PUBLICATION "my ""publication""" FOR TABLE a;
