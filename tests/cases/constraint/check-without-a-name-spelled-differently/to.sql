CREATE TABLE article (id integer, a integer CONSTRAINT article_a_check CHECK ((((a)) > 0)), b integer, CONSTRAINT article_check CHECK (b > a));
