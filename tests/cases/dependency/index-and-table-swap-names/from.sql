CREATE TABLE lookup (id integer);
CREATE TABLE article (id integer, name text);
CREATE INDEX article_name ON article (name);
