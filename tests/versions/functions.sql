-- What PostgreSQL 13 and 14 spell differently: functions with a syntax of their own, and the casts of their arguments.
CREATE DOMAIN email AS text;
CREATE DOMAIN work_email AS email;
CREATE DOMAIN moment AS timestamptz DEFAULT '2026-01-01';
CREATE DOMAIN clock AS timestamp(3);
CREATE DOMAIN blob AS bytea;
CREATE TYPE entry AS (word date[], words bytea, code bigint, spoken varchar, said varchar[]);
CREATE TABLE reading (
    id integer PRIMARY KEY,
    word varchar(20) CHECK (trim(word) <> ''),
    code char(5),
    note text,
    label name,
    address email,
    raw bytea,
    mask bit(8),
    words varchar[],
    nth smallint,
    zone varchar,
    shift interval,
    born date,
    died date,
    seen timestamp DEFAULT (now() AT TIME ZONE 'utc'),
    sent timestamptz,
    daily time,
    CHECK (position('@' in note) > 0 AND (sent AT TIME ZONE 'UTC')::date > '2000-01-01' AND (born, born) OVERLAPS (died, died)),
    whole entry,
    work work_email,
    taken moment,
    told clock,
    dump blob,
    initial text GENERATED ALWAYS AS (substring(word from 1 for 1)) STORED
);
CREATE TABLE other (id integer, note text);
CREATE INDEX reading_prefix ON reading ((substring(word from 1 for 3))) WHERE trim(word) <> '';
ALTER TABLE reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON reading USING (trim(word) = current_user AND id IN (SELECT o.id FROM other o WHERE o.note = word));

CREATE VIEW texts AS
    SELECT substring(word from 1 for 2) AS a, substring(note from 2) AS b, substring(note from nth) AS c,
           substring(note from 'a' for '#') AS d, substring(word from '^a') AS e, position('x' in word) AS f,
           position((note || word) in (word || note)) AS g, position(code in word) AS h,
           overlay(word placing 'x' from 2 for 3) AS i, overlay(word placing code from 2) AS j, trim(word) AS k,
           trim(leading 'x' from code) AS l, trim(trailing from label::text) AS m, trim(coalesce(word, 'x')) AS n,
           trim(words[1]) AS o, upper(trim(word)) || trim(note) AS p, trim(word::text) AS q, trim(address) AS r, trim(work) AS rr,
           trim((SELECT z.word FROM reading z LIMIT 1)) AS s, collation for (word) AS t,
           trim((whole).spoken) AS u, trim((whole).said[1]) AS v, overlay((whole).spoken placing word from 1) AS w
    FROM reading;
CREATE VIEW normal_forms AS
    SELECT normalize(word) AS a, normalize(note, NFKC) AS b, word IS NORMALIZED AS c, note IS NFD NORMALIZED AS d
    FROM reading;
CREATE VIEW bytes AS
    SELECT substring(raw from 1 for 2) AS a, substring(mask from 2 for 3) AS b, position(raw in raw) AS c,
           trim(both raw from raw) AS d, overlay(raw placing raw from 1) AS e,
           substring(dump from 1 for 2) AS f, trim(both raw from dump) AS g, position(dump in raw) AS h
    FROM reading;
CREATE VIEW times AS
    SELECT seen AT TIME ZONE 'UTC' AS a, sent AT TIME ZONE zone AS b, born AT TIME ZONE 'UTC' AS c,
           daily AT TIME ZONE 'UTC' AS d, sent AT TIME ZONE shift AS e, (born, died) OVERLAPS (died, born) AS f,
           (born, interval '1 day') OVERLAPS (died, interval '2 days') AS g, (seen AT TIME ZONE 'UTC')::date AS h,
           taken AT TIME ZONE 'UTC' AS i, told AT TIME ZONE zone AS j, (taken, shift) OVERLAPS (taken, taken) AS k,
           (told AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' AS l
    FROM reading;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER touch BEFORE UPDATE OF word ON reading
    FOR EACH ROW WHEN (trim(old.word) IS DISTINCT FROM new.word) EXECUTE FUNCTION touch();
CREATE RULE keep AS ON DELETE TO reading WHERE trim(old.word) = 'x' DO INSTEAD NOTHING;

-- Types of the database that become text without being asked.
CREATE EXTENSION citext;
CREATE DOMAIN word AS citext;
CREATE TYPE label;
CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text);
CREATE CAST (label AS text) WITHOUT FUNCTION AS IMPLICIT;
CREATE TABLE silent (c citext, d word, l label);
CREATE VIEW silently AS
    SELECT overlay(c placing 'x' from 1) AS a, trim(d) AS b, substring(l from 2 for 3) AS e, position('x' in c) AS f FROM silent;
