CREATE TABLE article (id serial PRIMARY KEY);
