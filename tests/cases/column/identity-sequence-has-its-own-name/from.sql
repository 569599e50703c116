CREATE TABLE article (id integer GENERATED ALWAYS AS IDENTITY, name text);
