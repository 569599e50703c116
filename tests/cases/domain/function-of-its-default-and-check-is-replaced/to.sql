CREATE FUNCTION limited(number integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT least(number, 100) $$;
CREATE DOMAIN score AS integer DEFAULT limited(50) CHECK (limited(VALUE) = VALUE);
CREATE TABLE game (player text, score score, earlier score[]);
CREATE DOMAIN plain_score AS integer DEFAULT limited(20);
CREATE TABLE match (score plain_score);
