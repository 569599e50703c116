CREATE DOMAIN public.whole AS integer CHECK (VALUE > 0);
CREATE DOMAIN public.day AS date;
CREATE DOMAIN public.amount AS numeric(8,2);
CREATE DOMAIN public.round_amount AS public.amount;
CREATE TABLE public.visits (id integer, at public.day, price public.round_amount, size public.whole);
CREATE TABLE public.returns () INHERITS (public.visits);
CREATE TABLE public.parts (length bigint, name text);
CREATE TABLE public.stock (heavy public.whole);
