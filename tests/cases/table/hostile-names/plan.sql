-- + sequence:public.Ünïcødé 🚂_id_seq
-- + table:odd "schema".it's; DROP TABLE x; --
-- + table:public.user
-- + table:public.Ünïcødé 🚂
-- + column:odd "schema".it's; DROP TABLE x; --.select
-- + column:odd "schema".it's; DROP TABLE x; --.a "b"
-- + column:odd "schema".it's; DROP TABLE x; --.two\u000alines
-- + column:odd "schema".it's; DROP TABLE x; --.größe
-- + column:odd "schema".it's; DROP TABLE x; --.t23456789_123456789_123456789_123456789_123456789_123456789_123
-- + column:odd "schema".it's; DROP TABLE x; --.%s {x} $1 :y
-- + column:public.user.table
-- + column:public.user.user
-- + column:public.Ünïcødé 🚂.id
-- + default:odd "schema".it's; DROP TABLE x; --.a "b"
-- + default:public.Ünïcødé 🚂.id
-- + constraint:odd "schema".it's; DROP TABLE x; --.it's; DROP TABLE x; --_pkey
-- + constraint:odd "schema".it's; DROP TABLE x; --.it's; DROP TABLE x; --_t23456789_123456789_123456789_123456_key
-- + constraint:odd "schema".it's; DROP TABLE x; --.it's; DROP TABLE x; --_two\u000alines_check
-- + sequence ownership:public.Ünïcødé 🚂_id_seq
-- + owner:sequence.public.Ünïcødé 🚂_id_seq
-- + owner:table.odd "schema".it's; DROP TABLE x; --
-- + owner:table.public.user
-- + owner:table.public.Ünïcødé 🚂
-- + comment:table.odd "schema".it's; DROP TABLE x; --
-- + comment:column.odd "schema".it's; DROP TABLE x; --.two\u000alines

BEGIN;
-- create sequence public.Ünïcødé 🚂_id_seq
CREATE SEQUENCE public."Ünïcødé 🚂_id_seq" AS integer;
-- create table odd "schema".it's; DROP TABLE x; --
CREATE TABLE "odd ""schema"""."it's; DROP TABLE x; --" (
    "select" integer NOT NULL,
    "a ""b""" text DEFAULT 'it''s'::text NOT NULL,
    "two
lines" numeric,
    "größe" text COLLATE pg_catalog."C",
    t23456789_123456789_123456789_123456789_123456789_123456789_123 integer,
    "%s {x} $1 :y" boolean,
    CONSTRAINT "it's; DROP TABLE x; --_pkey" PRIMARY KEY ("select"),
    CONSTRAINT "it's; DROP TABLE x; --_t23456789_123456789_123456789_123456_key" UNIQUE (t23456789_123456789_123456789_123456789_123456789_123456789_123),
    CONSTRAINT "it's; DROP TABLE x; --_two
lines_check" CHECK (("two
lines" > (0)::numeric))
) WITH (fillfactor='50');
-- create table public.user
CREATE TABLE public."user" (
    "table" text,
    "user" text
);
-- create table public.Ünïcødé 🚂
CREATE TABLE public."Ünïcødé 🚂" (
    id integer DEFAULT nextval('public."Ünïcødé 🚂_id_seq"'::regclass) NOT NULL
);
-- create sequence ownership public.Ünïcødé 🚂_id_seq
ALTER SEQUENCE public."Ünïcødé 🚂_id_seq" OWNED BY public."Ünïcødé 🚂".id;
-- create comment on table odd "schema".it's; DROP TABLE x; --
COMMENT ON TABLE "odd ""schema"""."it's; DROP TABLE x; --" IS E'*/ it''s "odd"
-- second line \\';
-- create comment on column odd "schema".it's; DROP TABLE x; --.two\u000alines
COMMENT ON COLUMN "odd ""schema"""."it's; DROP TABLE x; --"."two
lines" IS 'x';
COMMIT;
