CREATE TABLE article (id integer PRIMARY KEY, added date DEFAULT CURRENT_DATE);
