CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE EXTENSION ltree SCHEMA b;
CREATE DOMAIN b.path AS b.ltree;
CREATE DOMAIN public.way AS b.path;
CREATE TABLE public.trip (ways public.way[]);
