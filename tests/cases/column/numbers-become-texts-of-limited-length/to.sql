CREATE TABLE public.parcel (id varchar(3), weight character(4), code varchar(36), sent varchar);
