CREATE TABLE article (id integer PRIMARY KEY, price numeric);

CREATE VIEW cheap AS SELECT id FROM article;

CREATE RULE into_article AS ON INSERT TO cheap DO INSTEAD INSERT INTO article (id) VALUES (NEW.id);
COMMENT ON RULE into_article ON cheap IS 'kept';
