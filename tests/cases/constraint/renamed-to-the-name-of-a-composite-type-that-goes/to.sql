CREATE TABLE public.booking (room integer, day date, CONSTRAINT stay UNIQUE (room, day));
