CREATE TABLE article (id bigint NOT NULL, name text);
