CREATE DOMAIN score AS integer;
CREATE DOMAIN grade AS integer;
CREATE TYPE result AS (grade grade, remark text);
CREATE TABLE game (scores score[], result result);
