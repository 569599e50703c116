-- One of everything, in a schema of its own, so that each needs something that is not there.
CREATE SCHEMA lib;
CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;
CREATE EXTENSION lo SCHEMA ext;
CREATE EXTENSION postgres_fdw SCHEMA ext;

-- Types
CREATE COLLATION lib.plain FROM "C";
CREATE TYPE lib.unfinished;
CREATE TYPE lib.mood AS ENUM ('good', 'bad');
CREATE TYPE lib.pair AS (a integer, b text);
CREATE DOMAIN lib.count AS integer CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TYPE lib.span AS RANGE (SUBTYPE = integer);
CREATE TYPE lib.word;
CREATE FUNCTION lib.word_in(cstring) RETURNS lib.word LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION lib.word_out(lib.word) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE lib.word (INPUT = lib.word_in, OUTPUT = lib.word_out);
CREATE TYPE lib.letters;
CREATE FUNCTION public.letters_in(cstring) RETURNS lib.letters LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION public.letters_out(lib.letters) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE lib.letters (INPUT = public.letters_in, OUTPUT = public.letters_out);
CREATE FUNCTION lib.mood_of(lib.pair) RETURNS lib.mood LANGUAGE sql IMMUTABLE AS 'SELECT NULL::lib.mood';
CREATE CAST (lib.pair AS lib.mood) WITH FUNCTION lib.mood_of(lib.pair);
CREATE CAST (lib.mood AS lib.pair) WITH INOUT;

-- Routines and what is made of them
CREATE FUNCTION lib.plus(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION lib.bare() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE lib.nothing() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE lib.total(integer) (SFUNC = lib.plus, STYPE = integer);
CREATE AGGREGATE lib.greatest_of(integer) (SFUNC = int4larger, STYPE = integer);
CREATE FUNCTION lib.tags(text) RETURNS ext.hstore LANGUAGE sql IMMUTABLE AS 'SELECT NULL::ext.hstore';
CREATE FUNCTION lib.from_sql(internal) RETURNS internal IMMUTABLE STRICT LANGUAGE internal AS 'prsd_lextype';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION lib.from_sql(internal));
CREATE FUNCTION public.transformed(integer) RETURNS integer LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT $1';
CREATE PROCEDURE public.transform_it(integer) LANGUAGE sql TRANSFORM FOR TYPE integer AS 'SELECT $1';
CREATE FUNCTION lib.pair_eq(lib.pair, lib.pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE FUNCTION lib.pair_hash(lib.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE FUNCTION lib.first_of(p lib.pair) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT (p).a; END;
CREATE OPERATOR lib.=== (LEFTARG = lib.pair, RIGHTARG = lib.pair, FUNCTION = lib.pair_eq);
CREATE OPERATOR lib.#+# (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4pl);
CREATE OPERATOR FAMILY lib.numbers USING btree;
CREATE OPERATOR FAMILY lib.pairs USING hash;
CREATE OPERATOR CLASS lib.pair_ops FOR TYPE lib.pair USING hash FAMILY lib.pairs
    AS OPERATOR 1 lib.===, FUNCTION 1 lib.pair_hash(lib.pair);
CREATE OPERATOR CLASS lib.integer_ops FOR TYPE integer USING btree FAMILY lib.numbers
    AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TYPE lib.duo AS (a integer, b integer);
CREATE OPERATOR CLASS public.duo_ops FOR TYPE lib.duo USING btree AS
    OPERATOR 1 <(record, record), OPERATOR 2 <=(record, record), OPERATOR 3 =(record, record),
    OPERATOR 4 >=(record, record), OPERATOR 5 >(record, record), FUNCTION 1 btrecordcmp(record, record);
CREATE OPERATOR FAMILY public.numbers USING btree;
CREATE OPERATOR CLASS lib.bigint_ops FOR TYPE bigint USING btree FAMILY public.numbers
    AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint8cmp(bigint, bigint);
CREATE FUNCTION lib.compare(integer, smallint) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($1, $2)';
ALTER OPERATOR FAMILY lib.numbers USING btree ADD FUNCTION 1 (integer, smallint) lib.compare(integer, smallint);
CREATE CONVERSION lib.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE FUNCTION lib.call() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE own HANDLER lib.call;
CREATE FUNCTION public.in_own() RETURNS integer LANGUAGE own AS 'BEGIN RETURN 1; END';
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;

-- Text search
CREATE FUNCTION lib.started(internal, integer) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start';
CREATE FUNCTION lib.folded(internal, internal, internal, internal) RETURNS internal
    LANGUAGE internal STRICT AS 'dsimple_lexize';
CREATE TEXT SEARCH PARSER lib.reader (START = lib.started, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH PARSER lib.own_reader (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE lib.folding (LEXIZE = lib.folded);
CREATE TEXT SEARCH TEMPLATE lib.own_folding (LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY lib.words (TEMPLATE = lib.own_folding);
CREATE TEXT SEARCH DICTIONARY lib.own_words (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION lib.search (PARSER = lib.own_reader);
CREATE TEXT SEARCH CONFIGURATION lib.own_search (PARSER = "default");

-- Foreign data
CREATE FOREIGN DATA WRAPPER far HANDLER ext.postgres_fdw_handler VALIDATOR ext.postgres_fdw_validator;
CREATE SERVER away FOREIGN DATA WRAPPER far;
CREATE USER MAPPING FOR PUBLIC SERVER away;
CREATE FOREIGN TABLE lib.remote (a integer) SERVER away;

-- Tables
CREATE SEQUENCE lib.numbers;
CREATE TABLE lib.author (id integer CONSTRAINT author_key PRIMARY KEY, name text NOT NULL, code integer);
CREATE UNIQUE INDEX author_code ON lib.author (code);
CREATE TABLE lib.book (title text CONSTRAINT titled CHECK (title <> ''), price integer);
CREATE TABLE lib.writing (author integer CONSTRAINT written REFERENCES lib.author (code));
CREATE TABLE lib.numbered (id integer DEFAULT nextval('lib.numbers'));
CREATE TABLE lib.counted_up (id integer);
CREATE SEQUENCE lib.counter OWNED BY lib.counted_up.id;
CREATE TABLE lib.noted (note text DEFAULT ''::ext.citext);
CREATE TABLE lib.single (id integer, CONSTRAINT one EXCLUDE USING gist (id WITH =));
CREATE TABLE lib.searched (title text);
CREATE INDEX by_trigram ON lib.searched USING gin (title ext.gin_trgm_ops);
CREATE INDEX by_word ON lib.searched USING gin (to_tsvector('lib.own_search', title));
CREATE TABLE lib.typed (word lib.word, letters lib.letters, span lib.span);
CREATE TABLE lib.log (a integer) USING pile;
CREATE TABLE lib.being (name text);
CREATE TABLE lib.person () INHERITS (lib.being);
CREATE TABLE lib.loan (day date) PARTITION BY RANGE (day);
CREATE TABLE lib.loan_old PARTITION OF lib.loan FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE STATISTICS lib.spread ON title, price FROM lib.book;
CREATE TABLE public.spread (a integer, b integer);
CREATE STATISTICS lib.elsewhere ON a, b FROM public.spread;
CREATE FUNCTION lib.authors() RETURNS SETOF lib.author LANGUAGE sql
    BEGIN ATOMIC SELECT id, name, code FROM lib.author GROUP BY id; END;
CREATE TABLE lib.row (a integer);
CREATE FUNCTION lib.whole(a lib.row) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
ALTER TABLE lib.row ADD CONSTRAINT sane CHECK (lib.whole("row".*) = 1);

-- Views
CREATE VIEW lib.bare_view AS SELECT 1 AS a;
CREATE VIEW lib.authors_count AS SELECT count(*) AS n FROM lib.author;
CREATE VIEW lib.totals AS SELECT lib.total(1) AS n;
CREATE VIEW lib.paired AS SELECT NULL::lib.pair AS p;
CREATE VIEW lib.emails AS SELECT NULL::ext.citext AS mail;
CREATE VIEW lib.books AS SELECT title FROM lib.book;
ALTER VIEW lib.books ALTER COLUMN title SET DEFAULT 'untitled';
CREATE MATERIALIZED VIEW lib.bare_stock AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW lib.piled USING pile AS SELECT 1 AS a;
CREATE MATERIALIZED VIEW lib.counted AS SELECT count(*) AS n FROM lib.author;
CREATE MATERIALIZED VIEW lib.by_author AS SELECT id, name FROM lib.author GROUP BY id;
CREATE MATERIALIZED VIEW lib.summed AS SELECT lib.plus(1, 2) AS n;
CREATE MATERIALIZED VIEW lib.tagged AS SELECT 'a'::ext.citext AS a;
CREATE MATERIALIZED VIEW lib.twice AS SELECT a FROM lib.bare_stock;
CREATE MATERIALIZED VIEW lib.twice_counted AS SELECT count(*) AS n FROM lib.bare_stock;
CREATE INDEX piled_a ON lib.piled (a);
CREATE STATISTICS lib.stock_spread (ndistinct) ON a, (a + 1) FROM lib.bare_stock;

-- What is on relations
CREATE TABLE lib.change (at timestamptz DEFAULT now());
CREATE TABLE lib.described (words text DEFAULT (NULL::lib.change)::text);
CREATE TABLE lib.ruled (a integer);
CREATE RULE noted AS ON DELETE TO lib.ruled DO ALSO INSERT INTO lib.change DEFAULT VALUES;
CREATE RULE said AS ON DELETE TO lib.ruled DO ALSO NOTIFY change;
CREATE RULE asked AS ON UPDATE TO lib.ruled DO ALSO SELECT count(*) FROM lib.authors_count;
CREATE RULE kept AS ON INSERT TO lib.bare_view DO INSTEAD NOTHING;
CREATE TABLE lib.watched (a text);
CREATE FUNCTION lib.react() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER reacts BEFORE INSERT ON lib.watched FOR EACH ROW EXECUTE FUNCTION lib.react();
CREATE TRIGGER manages BEFORE UPDATE ON lib.watched FOR EACH ROW EXECUTE FUNCTION ext.lo_manage('a');
CREATE TRIGGER instead INSTEAD OF INSERT ON lib.books FOR EACH ROW EXECUTE FUNCTION lib.react();
CREATE TRIGGER away BEFORE INSERT ON lib.remote FOR EACH ROW EXECUTE FUNCTION lib.react();
CREATE CONSTRAINT TRIGGER watches AFTER INSERT ON lib.watched FROM lib.author
    FOR EACH ROW EXECUTE FUNCTION lib.react();
CREATE POLICY own ON lib.watched USING (EXISTS (SELECT FROM lib.change));
CREATE FUNCTION lib.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watching ON ddl_command_end WHEN TAG IN ('CREATE CAST') EXECUTE FUNCTION lib.on_ddl();
CREATE PUBLICATION news FOR TABLE lib.book, TABLES IN SCHEMA ext;
ALTER FUNCTION lib.bare() DEPENDS ON EXTENSION citext;
CREATE SCHEMA later;
ALTER DEFAULT PRIVILEGES IN SCHEMA later GRANT SELECT ON TABLES TO PUBLIC;
CREATE SUBSCRIPTION news CONNECTION 'host=example.invalid' PUBLICATION news WITH (connect = false, slot_name = NONE);
COMMENT ON FUNCTION pg_catalog.pg_ls_logdir() IS 'for the operators';
GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_logdir() TO PUBLIC;
COMMENT ON TABLE lib.book IS 'what is lent';
GRANT SELECT ON lib.author TO PUBLIC;
