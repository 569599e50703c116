CREATE SEQUENCE article_id_seq AS integer;
CREATE TABLE article (id integer NOT NULL DEFAULT nextval('article_id_seq') PRIMARY KEY);
ALTER SEQUENCE article_id_seq OWNED BY article.id;
