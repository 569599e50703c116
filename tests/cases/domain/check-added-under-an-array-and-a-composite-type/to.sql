CREATE DOMAIN score AS integer CONSTRAINT positive CHECK (VALUE > 0);
CREATE DOMAIN grade AS integer NOT NULL;
CREATE TYPE result AS (grade grade, remark text);
CREATE TABLE game (scores score[], result result);
