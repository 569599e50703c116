-- - row:public.country.YU
-- + row:public.country.AT
-- ~ row:public.country.DE  values
-- ~ row:public.country.FR  values

BEGIN;
-- drop rows of public.country  [ROW EXCLUSIVE, scan]  ! DATA_DELETE_ROWS
DELETE FROM public.country
    WHERE code = 'YU';
-- create rows of public.country  [ROW EXCLUSIVE]
INSERT INTO public.country (code, name, people, area, share, languages, meta, raw, since, span, flag, ratio, is_member, seat, mood)
    VALUES ('AT', E'it''s a \\ line
and one more', -5, NULL, NULL, '{NULL,"NULL",""}', 'null', 'null', '-infinity', '-1 mons', E'\\x5c', '-Infinity', 't', NULL, 'fine');
-- alter row public.country.DE  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.country SET people = 83000001,
        languages = '{de,"low german"}',
        meta = '{"a": 2, "b": null}',
        raw = '{"a": 1}',
        since = '1990-10-03 00:00:00+00',
        span = '1 day 02:00:00',
        flag = E'\\x00fe',
        ratio = '0.30000000000000004',
        is_member = NULL,
        seat = '("Unter den ""Linden""",2)',
        mood = 'so so'
    WHERE code = 'DE';
-- alter row public.country.FR  [ROW EXCLUSIVE, scan]  ! DATA_UPDATE_ROWS
UPDATE public.country SET name = 'République'
    WHERE code = 'FR';
COMMIT;
