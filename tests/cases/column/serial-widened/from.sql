CREATE TABLE journey (id serial PRIMARY KEY, train integer);
