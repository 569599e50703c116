CREATE TABLE article (id integer, a integer CHECK (a > 0), b integer, CHECK (b > a));
