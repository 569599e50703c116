CREATE TABLE article (id integer PRIMARY KEY, name text);
ALTER TABLE article OWNER TO case_app_owner;

REVOKE DELETE, TRUNCATE ON article FROM case_app_owner;
