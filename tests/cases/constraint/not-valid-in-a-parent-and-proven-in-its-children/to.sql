CREATE TABLE public.item (id integer, price integer);
ALTER TABLE public.item ADD CONSTRAINT has_a_price CHECK (price > 0) NOT VALID;
CREATE TABLE public.book (pages integer) INHERITS (public.item);
CREATE TABLE public.comic (artist text) INHERITS (public.book);
