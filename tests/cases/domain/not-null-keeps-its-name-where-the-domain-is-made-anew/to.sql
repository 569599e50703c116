CREATE DOMAIN public.code AS text NOT NULL CHECK (VALUE IN ('a', 'b'));
CREATE TABLE public.item (codes public.code[]);
