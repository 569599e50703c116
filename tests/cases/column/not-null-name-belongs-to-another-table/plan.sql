-- - table:public.reading
-- - column:public.reading.day
-- - column:public.reading.value
-- - constraint:public.reading.reading_pkey
-- - owner:table.public.reading
-- + table:public.reading_old
-- + column:public.reading_old.day
-- + column:public.reading_old.value
-- + constraint:public.reading_old.reading_pkey
-- + owner:table.public.reading_old

BEGIN;
-- drop table public.reading  [ACCESS EXCLUSIVE]  ! DATA_DROP_TABLE
DROP TABLE public.reading;
-- create table public.reading_old
CREATE TABLE public.reading_old (
    day date CONSTRAINT reading_day_not_null NOT NULL,
    value numeric CONSTRAINT reading_value_not_null NOT NULL,
    CONSTRAINT reading_pkey PRIMARY KEY (day)
);
COMMIT;
