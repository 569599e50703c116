"""The state of a database: another one after whatever changes what a comparison shows, the same after all else."""

import random
from collections.abc import Iterator
from contextlib import closing, suppress

import psycopg
import pytest

from conftest import Server
from pgsync.conninfo import parse
from pgsync.kinds import kinds_in
from pgsync.server.connect import Connection, connect, read_session
from pgsync.server.introspect import introspect
from pgsync.server.state import HORIZON, State, state

START = """
CREATE ROLE state_one; CREATE ROLE state_two;
CREATE SCHEMA s; CREATE EXTENSION hstore SCHEMA s;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE TYPE e AS ENUM ('one', 'two'); CREATE DOMAIN d AS integer; CREATE TYPE c AS (a integer);
CREATE TABLE t (a integer PRIMARY KEY, b text, c integer DEFAULT 1, e e);
CREATE TABLE parted (a integer) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9); CREATE TABLE part_default (a integer);
CREATE TABLE child () INHERITS (t);
CREATE INDEX i ON t (b); CREATE SEQUENCE q; CREATE VIEW v AS SELECT a FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touched();
CREATE POLICY y ON t; CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING; CREATE STATISTICS z ON a, c FROM t;
CREATE PUBLICATION u; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER x FOREIGN DATA WRAPPER w;
CREATE SUBSCRIPTION n CONNECTION 'host=none' PUBLICATION u WITH (connect = false);
CREATE COLLATION k FROM "C"; CREATE TEXT SEARCH CONFIGURATION h (COPY = simple);
CREATE EVENT TRIGGER l ON ddl_command_end EXECUTE FUNCTION noted()"""
NOTED = "CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"

CHANGES = """
ALTER TABLE t ADD COLUMN more integer; ALTER TABLE t ALTER b SET NOT NULL; ALTER TABLE t ALTER c SET DEFAULT 2
ALTER TABLE t ALTER b SET STATISTICS 7; ALTER TABLE t ALTER b SET (n_distinct = 5)
ALTER TABLE t ALTER b SET STORAGE EXTERNAL
ALTER TABLE t ADD CHECK (a > 0); ALTER TABLE t ADD UNIQUE (b); ALTER TABLE child NO INHERIT t
ALTER TABLE t SET (fillfactor = 50); ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t REPLICA IDENTITY FULL
ALTER TABLE t CLUSTER ON t_pkey; ALTER TABLE t DISABLE TRIGGER g; ALTER TABLE child OWNER TO state_one
ALTER TABLE parted ATTACH PARTITION part_default DEFAULT; ALTER TABLE parted DETACH PARTITION part
ALTER TABLE child ADD FOREIGN KEY (a) REFERENCES t (a) NOT VALID; ALTER INDEX i RENAME TO j
ALTER TABLE t RENAME b TO bb; ALTER TABLE child SET UNLOGGED; ALTER TABLE child ALTER a TYPE bigint
ALTER TYPE e ADD VALUE 'three'; ALTER TYPE e RENAME VALUE 'one' TO 'first'; ALTER TYPE c ADD ATTRIBUTE b text
ALTER DOMAIN d SET NOT NULL; ALTER DOMAIN d ADD CHECK (VALUE > 0); ALTER DOMAIN d SET DEFAULT 3
ALTER SEQUENCE q INCREMENT 5; ALTER SEQUENCE q OWNED BY t.a; ALTER SEQUENCE q OWNED BY NONE
ALTER SEQUENCE q AS smallint
CREATE OR REPLACE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2'; ALTER FUNCTION f COST 9
ALTER FUNCTION f DEPENDS ON EXTENSION hstore; ALTER FUNCTION f NO DEPENDS ON EXTENSION hstore
ALTER PROCEDURE p SET SCHEMA s; ALTER FUNCTION f SET search_path = s; ALTER FUNCTION touched SECURITY DEFINER
ALTER EXTENSION hstore ADD FUNCTION f(integer); ALTER EXTENSION hstore DROP FUNCTION f(integer)
ALTER EXTENSION hstore SET SCHEMA public; CREATE OR REPLACE VIEW v AS SELECT a, c FROM t
ALTER VIEW v ALTER a SET DEFAULT 4
ALTER VIEW v SET (security_barrier); ALTER MATERIALIZED VIEW m RENAME TO mm; ALTER POLICY y ON t USING (true)
ALTER TABLE v RENAME a TO aa; ALTER TRIGGER g ON t RENAME TO gg; DROP RULE r ON v; ALTER STATISTICS z SET STATISTICS 9
ALTER PUBLICATION u ADD TABLE t; ALTER PUBLICATION u SET (publish = 'insert')
ALTER PUBLICATION u ADD TABLES IN SCHEMA s
ALTER SUBSCRIPTION n SET (binary = true); ALTER SUBSCRIPTION n SET (synchronous_commit = 'local')
ALTER SUBSCRIPTION n CONNECTION 'host=other'
ALTER SERVER x OPTIONS (host 'h'); CREATE USER MAPPING FOR state_one SERVER x OPTIONS (a 'b')
ALTER USER MAPPING FOR state_one SERVER x OPTIONS (SET a 'c'); ALTER FOREIGN DATA WRAPPER w OPTIONS (debug 'true')
CREATE FOREIGN TABLE ft (a integer) SERVER x; ALTER FOREIGN TABLE ft OPTIONS (a 'b')
ALTER FOREIGN TABLE ft ALTER a OPTIONS (q 'r')
ALTER TEXT SEARCH CONFIGURATION h DROP MAPPING FOR word; ALTER EVENT TRIGGER l DISABLE; ALTER COLLATION k RENAME TO kk
CREATE CAST (integer AS e) WITH INOUT; CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)
CREATE OPERATOR ### (FUNCTION = int4pl, LEFTARG = integer, RIGHTARG = integer); CREATE TYPE shell
CREATE OPERATOR FAMILY fam USING btree; ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (integer, bigint)
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal))
CREATE CONVERSION cv FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1
COMMENT ON TABLE t IS 'one'; COMMENT ON COLUMN t.a IS 'two'; COMMENT ON INDEX j IS 'three'
COMMENT ON DATABASE {database} IS 'four'
GRANT SELECT ON t TO state_one; GRANT SELECT (a) ON t TO state_two; GRANT USAGE ON SCHEMA s TO PUBLIC
REVOKE EXECUTE ON FUNCTION f FROM PUBLIC; GRANT USAGE ON TYPE e TO state_one
GRANT CONNECT ON DATABASE {database} TO state_one
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO state_one; GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO state_one
ALTER DATABASE {database} SET work_mem = '5MB'; ALTER ROLE state_one IN DATABASE {database} SET work_mem = '6MB'
ALTER ROLE state_one SET work_mem = '7MB'; GRANT state_one TO state_two; ALTER ROLE state_one CREATEDB
ALTER ROLE state_one RENAME TO state_first; ALTER ROLE state_first RENAME TO state_one
ALTER DATABASE {database} CONNECTION LIMIT 9
ALTER TABLE t ALTER a ADD GENERATED BY DEFAULT AS IDENTITY; CREATE TABLE new (a integer); DROP TABLE new
DROP MATERIALIZED VIEW mm"""

IDLE = """
INSERT INTO t (a, c) VALUES (1, 2); UPDATE t SET c = 3; DELETE FROM t; ANALYZE; VACUUM; VACUUM FREEZE; CHECKPOINT
SELECT nextval('q'); VACUUM FREEZE pg_class; SELECT lo_create(0)"""


def _statements(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split(";") if one.strip()]


@pytest.fixture
def sides(server: Server) -> Iterator[tuple[psycopg.Connection[tuple[object, ...]], Connection]]:
    """Return one session that changes a database and one that looks at it."""
    with server.database() as url:
        server_of = parse(url)
        with psycopg.connect(url, autocommit=True) as writer, closing(connect(server_of)) as reader:
            writer.execute(NOTED.encode() + START.encode())
            read_session(reader)
            try:
                yield writer, reader
            finally:
                writer.execute("ALTER SUBSCRIPTION n DISABLE; ALTER SUBSCRIPTION n SET (slot_name = NONE)")
                writer.execute("DROP SUBSCRIPTION n")
                with suppress(psycopg.Error):
                    writer.execute("ALTER ROLE state_first RENAME TO state_one")
                writer.execute("DROP OWNED BY state_one, state_two CASCADE; DROP ROLE state_one, state_two")


def _seen(reader: Connection) -> State:
    found = state(reader)
    assert found is not None
    return found


def _contents(reader: Connection) -> tuple[object, ...]:
    catalog = introspect(reader, kinds_in())
    return catalog.server, catalog.objects, frozenset(catalog.dependencies), catalog.unmanaged


def test_every_kind_of_change_makes_another_state(
    sides: tuple[psycopg.Connection[tuple[object, ...]], Connection],
) -> None:
    writer, reader = sides
    unseen, before = [], _seen(reader)

    for statement in _statements(CHANGES):
        writer.execute(statement.format(database=f'"{writer.info.dbname}"').encode())
        after = _seen(reader)
        if after.is_that_of(before.value, before.transaction):
            unseen.append(statement)
        before = after

    assert unseen == []


def test_what_changes_only_rows_or_statistics_leaves_the_state(
    sides: tuple[psycopg.Connection[tuple[object, ...]], Connection],
) -> None:
    writer, reader = sides
    writer.execute("VACUUM FREEZE")
    before = _seen(reader)

    changing = []
    for statement in _statements(IDLE):
        writer.execute(statement.encode())
        after = _seen(reader)
        if not after.is_that_of(before.value, before.transaction):
            changing.append(statement)
        before = after

    assert changing == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_at_random_equal_states_mean_equal_contents(
    sides: tuple[psycopg.Connection[tuple[object, ...]], Connection], seed: int
) -> None:
    writer, reader = sides
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    statements = [*_statements(CHANGES), *_statements(IDLE)]
    found = {_seen(reader).value: _contents(reader)}

    for _ in range(25):
        is_kept = choose.random() < 0.7
        writer.execute("BEGIN" if not is_kept else "SELECT")
        for statement in choose.sample(statements, 2):
            try:
                writer.execute(statement.format(database=f'"{writer.info.dbname}"').encode())
            except psycopg.Error:
                if not is_kept:
                    break
        if not is_kept:
            writer.execute("ROLLBACK")
        value, contents = _seen(reader).value, _contents(reader)
        assert found.setdefault(value, contents) == contents


def test_a_state_is_another_one_when_transaction_ids_may_come_again() -> None:
    now = State("same", HORIZON + 10)

    assert now.is_that_of("same", 11)
    assert not now.is_that_of("same", 10)
    assert not now.is_that_of("same", HORIZON + 11)  # an older copy of the server
    assert not now.is_that_of("other", 11)


def test_each_phase_of_an_index_that_is_built_concurrently_is_another_state(
    sides: tuple[psycopg.Connection[tuple[object, ...]], Connection],
) -> None:
    writer, reader = sides
    before = _seen(reader)
    with psycopg.connect(reader.info.dsn, dbname=reader.info.dbname) as other:
        other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM public.t")
        with psycopg.connect(reader.info.dsn, dbname=reader.info.dbname, autocommit=True) as builder:
            builder.execute("SET statement_timeout = '2s'")  # which leaves it behind as invalid
            with suppress(psycopg.errors.QueryCanceled):
                builder.execute("CREATE INDEX CONCURRENTLY built ON public.t (c)")
    invalid = _seen(reader)
    writer.execute("REINDEX INDEX CONCURRENTLY built")

    assert len({before.value, invalid.value, _seen(reader).value}) == 3


def test_a_database_that_is_made_again_is_another_one(server: Server) -> None:
    found = []
    for _ in range(2):
        server.create_database("state_again")
        try:
            with closing(connect(parse(server.conninfo("state_again")))) as reader:
                read_session(reader)
                found.append(_seen(reader).value)
        finally:
            server.drop_database("state_again")

    assert found[0] != found[1]
