CREATE TABLE public.visits (id integer, at timestamp with time zone, price numeric, size integer);
CREATE TABLE public.returns () INHERITS (public.visits);
CREATE DOMAIN public.whole AS integer CHECK (VALUE > 0);
CREATE TABLE public.parts (length public.whole, name text);
CREATE DOMAIN public.weight AS numeric;
CREATE TABLE public.stock (heavy public.weight);
