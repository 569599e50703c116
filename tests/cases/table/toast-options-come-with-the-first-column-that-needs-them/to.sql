CREATE TABLE public.reading (id integer NOT NULL, note text) WITH (toast.autovacuum_enabled = false);
CREATE TABLE public.widened (id integer NOT NULL, code text) WITH (toast.autovacuum_enabled = false);
