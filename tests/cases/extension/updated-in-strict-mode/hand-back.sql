DROP TABLE public.customer;
DROP EXTENSION citext;
CREATE EXTENSION citext SCHEMA public VERSION '1.4';
CREATE TABLE public.customer (email public.citext);
