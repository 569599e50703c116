CREATE TABLE name_list (id integer PRIMARY KEY, name text, city varchar(40) COLLATE "POSIX");

CREATE INDEX name_list_name ON name_list (name);
