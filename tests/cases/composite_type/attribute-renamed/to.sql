CREATE TYPE person_name AS (given text, family text);
