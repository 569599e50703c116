-- - row:public.rate.2002.b
-- + table:public.rate_2
-- + column:public.rate_2.year
-- + column:public.rate_2.code
-- + column:public.rate_2.value
-- + constraint:public.rate_2.rate_2_pkey
-- + partition:public.rate_2
-- + owner:table.public.rate_2
-- ~ row:public.rate.2001.a  values
-- + row:public.rate.2011.b

BEGIN;
-- drop rows of public.rate  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.rate
    WHERE year = 2002 AND code = 'b';
-- create table public.rate_2
CREATE TABLE public.rate_2 (
    year integer CONSTRAINT rate_year_not_null NOT NULL,
    code text CONSTRAINT rate_code_not_null NOT NULL,
    value numeric,
    CONSTRAINT rate_2_pkey PRIMARY KEY (year, code)
);
-- create partition public.rate_2  [SHARE UPDATE EXCLUSIVE]
ALTER TABLE ONLY public.rate ATTACH PARTITION public.rate_2 FOR VALUES FROM (2010) TO (2020);
-- alter row public.rate.2001.a  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.rate SET value = 1.5
    WHERE year = 2001 AND code = 'a';
-- create rows of public.rate  [ROW EXCLUSIVE]
INSERT INTO public.rate (year, code, value)
    VALUES (2011, 'b', 2);
COMMIT;
