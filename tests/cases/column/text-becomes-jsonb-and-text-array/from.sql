CREATE TABLE article (id integer PRIMARY KEY, tags text, extra text);
