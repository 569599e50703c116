DROP TABLE public.section;
DROP EXTENSION ltree;
CREATE EXTENSION ltree SCHEMA public VERSION '1.1';
CREATE TABLE public.section (place public.ltree);
