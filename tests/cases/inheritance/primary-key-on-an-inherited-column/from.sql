CREATE TABLE account (id serial PRIMARY KEY, label text NOT NULL);
