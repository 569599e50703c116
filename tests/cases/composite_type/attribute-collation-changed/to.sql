CREATE TYPE label AS (code text COLLATE "POSIX", caption text COLLATE "C");
