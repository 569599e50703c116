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
VALUES ('DE', 'Germany', 83000000, 357000.5, 1.0, '{de}', '{"a": 1}', '{"a":  1}', '1990-10-03 00:00+01', '1 day -02:00', '\x00ff',
        0.1, true, '("Unter den Linden",1)', 'fine'),
       ('FR', 'France', 68000000, NULL, 2.50, NULL, NULL, NULL, NULL, NULL, NULL, 1e300, NULL, NULL, NULL),
       ('YU', 'Yugoslavia', NULL, -1, NULL, '{}', '[]', '{}', 'infinity', NULL, '', 'NaN', false, '(,)', 'so so');
