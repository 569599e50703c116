CREATE DOMAIN public.code AS text NOT NULL;
CREATE TABLE public.item (codes public.code[]);
