CREATE TABLE name_list (id integer PRIMARY KEY, name text COLLATE "C", city varchar(40));

CREATE INDEX name_list_name ON name_list (name);
