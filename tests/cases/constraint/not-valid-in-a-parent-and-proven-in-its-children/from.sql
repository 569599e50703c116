CREATE TABLE public.item (id integer, price integer);
CREATE TABLE public.book (pages integer) INHERITS (public.item);
CREATE TABLE public.comic (artist text) INHERITS (public.book);
