CREATE TABLE article (id integer PRIMARY KEY, name text);
ALTER TABLE article OWNER TO case_app_owner;
