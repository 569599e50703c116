CREATE TABLE article (id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME article_counter), name text);
