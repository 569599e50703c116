CREATE TABLE public.parcel (id integer, weight numeric, code uuid, sent boolean);
