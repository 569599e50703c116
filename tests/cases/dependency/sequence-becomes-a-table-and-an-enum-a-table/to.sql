CREATE TABLE counter (n bigint);
CREATE TABLE colour (name text PRIMARY KEY);
CREATE TABLE article (id integer, colour text REFERENCES colour);
