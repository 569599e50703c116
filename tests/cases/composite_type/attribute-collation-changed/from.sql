CREATE TYPE label AS (code text COLLATE "C", caption text);
