CREATE TABLE a (id integer PRIMARY KEY);
CREATE PUBLICATION "my ""publication""" FOR TABLE a;

ALTER PUBLICATION "my ""publication""" OWNER TO case_app_owner;
