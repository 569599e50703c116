CREATE TABLE public.item (price integer, twice integer GENERATED ALWAYS AS (price * 2 + 0) STORED, next integer);
CREATE TABLE public.book (pages integer) INHERITS (public.item);
CREATE TABLE public.sale (price integer, twice integer GENERATED ALWAYS AS (price * 2 + 0) STORED, next integer) PARTITION BY LIST (price);
CREATE TABLE public.sale_rest PARTITION OF public.sale DEFAULT;
