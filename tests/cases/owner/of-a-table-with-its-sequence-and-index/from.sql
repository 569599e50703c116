CREATE TABLE article (id serial PRIMARY KEY, code bigint GENERATED ALWAYS AS IDENTITY, name text);
CREATE INDEX article_name ON article (name);

ALTER TABLE article OWNER TO case_old_owner;
