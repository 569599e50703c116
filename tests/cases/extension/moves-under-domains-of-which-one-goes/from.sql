CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE EXTENSION ltree SCHEMA a;
CREATE DOMAIN a.path AS a.ltree;
CREATE DOMAIN public.way AS a.path;
CREATE TABLE public.trip (ways public.way[]);
