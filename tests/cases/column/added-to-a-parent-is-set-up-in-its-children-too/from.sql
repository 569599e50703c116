CREATE TABLE public.event (id integer, day date) PARTITION BY RANGE (day);
CREATE TABLE public.event_2026 PARTITION OF public.event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public.visit (id integer);
CREATE TABLE public.return () INHERITS (public.visit);
CREATE TABLE public.second_return () INHERITS (public.return);
CREATE TYPE public.person AS (name text);
CREATE TABLE public.people OF public.person;
