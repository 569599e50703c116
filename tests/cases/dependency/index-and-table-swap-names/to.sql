CREATE TABLE article_name (id integer);
CREATE TABLE article (id integer, name text);
CREATE INDEX lookup ON article (name);
