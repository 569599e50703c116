CREATE TABLE public.item (price integer, twice integer GENERATED ALWAYS AS (price * 2) STORED, next integer GENERATED ALWAYS AS (price + 1) STORED);
CREATE TABLE public.book (pages integer) INHERITS (public.item);
CREATE TABLE public.sale (price integer, twice integer GENERATED ALWAYS AS (price * 2) STORED, next integer GENERATED ALWAYS AS (price + 1) STORED) PARTITION BY LIST (price);
CREATE TABLE public.sale_rest PARTITION OF public.sale DEFAULT;
