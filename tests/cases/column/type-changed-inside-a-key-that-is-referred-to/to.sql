CREATE TABLE public.account (number integer, owner text, flag smallint, note text, CONSTRAINT account_number UNIQUE (number) INCLUDE (flag, owner));
CREATE TABLE public.booking (account integer CONSTRAINT booking_account REFERENCES public.account (number));
CREATE TABLE public.person (id integer PRIMARY KEY, name name);
CREATE UNIQUE INDEX person_id ON public.person (id) INCLUDE (name);
