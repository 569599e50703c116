CREATE TYPE place AS (street text, number integer);
CREATE TYPE mood AS ENUM ('fine', 'so so');
CREATE TABLE country (
    code character(2) PRIMARY KEY,
    name text NOT NULL,
    people bigint,
    area numeric(12,2),
    share numeric,
    languages text[],
    meta jsonb,
    raw json,
    since timestamptz,
    span interval,
    flag bytea,
    ratio double precision,
    is_member boolean,
    seat place,
    mood mood,
    upper_name text GENERATED ALWAYS AS (upper(name)) STORED
);
INSERT INTO country (code, name, people, area, share, languages, meta, raw, since, span, flag, ratio, is_member, seat, mood)
VALUES ('DE', 'Germany', 83000001, 357000.50, 1.00, '{de,"low german"}', '{"a": 2, "b": null}', '{"a": 1}',
        '1990-10-03 00:00+00', '1 day 02:00', '\x00fe', 0.30000000000000004, NULL, '("Unter den ""Linden""",2)', 'so so'),
       ('FR', 'République', 68000000, NULL, 2.5, NULL, NULL, NULL, NULL, NULL, NULL, 1e300, NULL, NULL, NULL),
       ('AT', E'it''s a \\ line\nand one more', -5, NULL, NULL, '{NULL,"NULL",""}', 'null', 'null', '-infinity', '-1 mons',
        '\x5c', '-Infinity', true, NULL, 'fine');
