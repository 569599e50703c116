CREATE TYPE person_name AS (given text, last text);
