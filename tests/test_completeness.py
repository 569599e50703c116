"""Nothing in PostgreSQL's catalogs is overlooked: every column is compared, or listed with the reason why not."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from conftest import Server
from pgsync.conninfo import ConnectionTarget, parse
from pgsync.kinds import BY_NAME, KINDS, kinds_in
from pgsync.kinds.catalog_columns import CATALOGS, NEWEST, known_columns, unknown_columns
from pgsync.server.connect import SUPPORTED_VERSIONS, catalog_columns, connect, read_session
from pgsync.server.detector import CATALOGS as WATCHED
from pgsync.server.detector import UNWATCHED
from pgsync.server.introspect import fingerprint, introspect
from proof import SERVERS

# Catalogs that nobody but the server writes, or that hold data, and the views that stand for others.
_VIEWS = {"pg_roles": "pg_authid", "pg_user_mappings": "pg_user_mapping"}


@cache
def words(kind: str) -> frozenset[str]:
    """Return every word in the queries of a kind, on all versions."""
    found = BY_NAME[kind]
    queries = [query for query in (found.query, found.full_query and found.full_query[1]) if query]
    return frozenset(word for q in queries for v in SUPPORTED_VERSIONS for word in re.findall(r"\w+", q(v)))


def _targets(server: Server) -> Iterator[ConnectionTarget]:
    yield server.embedded.target()
    yield from map(parse, SERVERS)


def test_every_column_of_every_catalog_is_compared_or_left_out_with_a_reason(server: Server) -> None:
    versions = set()
    found: set[tuple[str, str]] = set()
    for target in _targets(server):
        with connect(target) as conn:
            columns = catalog_columns(conn)
            versions.add(conn.info.server_version // 10000)
        assert list(unknown_columns(columns)) == [], target.url
        found |= set(columns)

    if versions >= set(SUPPORTED_VERSIONS):
        listed = {(catalog, column) for catalog, columns in known_columns().items() for column in columns}
        assert sorted(listed - found) == [], "listed, and no version has it"


def test_each_column_has_one_verdict() -> None:
    for catalog, parts in CATALOGS.items():
        names = [name for part in parts for name in part.names]
        assert len(names) == len(set(names)), catalog
        for part in parts:
            assert bool(part.kinds) is not bool(part.reason), (catalog, part.names)


def test_what_is_said_to_be_compared_stands_in_the_queries_of_the_kind() -> None:
    missing = [
        f"{catalog}.{name}: {kind}"
        for catalog, parts in CATALOGS.items()
        for part in parts
        for kind in part.kinds
        for name in ([part.through] if part.through else part.names)
        if name not in words(kind)
    ]

    assert missing == []


def test_the_newest_version_is_the_newest_supported() -> None:
    assert SUPPORTED_VERSIONS[-1] == NEWEST


def test_every_catalog_that_a_kind_reads_is_watched_for_changes_or_has_a_reason_not_to_be() -> None:
    read = {word for kind in KINDS for word in words(kind.name) if word in CATALOGS or word in _VIEWS}

    assert sorted(read - set(WATCHED) - set(UNWATCHED) - {v for v, c in _VIEWS.items() if c in UNWATCHED}) == []
    assert not set(WATCHED) & set(UNWATCHED)


@pytest.mark.parametrize("statement", (
    "CREATE PUBLICATION p FOR TABLES IN SCHEMA public",
    "ALTER PUBLICATION q ADD TABLES IN SCHEMA public",
    "COMMENT ON DATABASE {} IS 'changed'",
    "ALTER DATABASE {} SET work_mem = '5MB'",
    "ALTER SUBSCRIPTION s SET PUBLICATION other WITH (refresh = false)",
    "ALTER USER MAPPING FOR PUBLIC SERVER f OPTIONS (ADD password 'x')",
    "GRANT SELECT ON pg_catalog.pg_authid TO PUBLIC",
))  # fmt: skip
def test_the_change_detector_sees(statement: str, server: Server) -> None:
    script = """CREATE PUBLICATION q; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER f FOREIGN DATA WRAPPER w;
        CREATE USER MAPPING FOR PUBLIC SERVER f;
        CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p WITH (connect = false, slot_name = NONE)"""
    with server.database(script) as url, connect(parse(url)) as conn:
        read_session(conn)
        before = fingerprint(conn)
        name = conn.info.dbname

        try:
            server.execute(statement.format(f'"{name}"'), name)

            assert fingerprint(conn) != before
        finally:
            server.execute("DROP SUBSCRIPTION s", name)


EXTENSION = """
CREATE EXTENSION citext;
CREATE TABLE conf (a integer, b text); CREATE INDEX conf_a ON conf (a); ALTER EXTENSION citext ADD TABLE conf
"""
NOT_MODELLED = """
CREATE INDEX conf_b ON conf (b); ALTER TABLE conf ADD CHECK (a > 0); ALTER TABLE conf ADD COLUMN c integer DEFAULT 3;
CREATE POLICY p ON conf USING (true); CREATE RULE r AS ON INSERT TO conf DO NOTHING;
CREATE STATISTICS s ON a, b FROM conf;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE INSERT ON conf FOR EACH ROW EXECUTE FUNCTION f();
CREATE FUNCTION pg_catalog.ours() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE information_schema.ours (a integer);
CREATE TABLE room (id integer PRIMARY KEY, during int4range, EXCLUDE USING gist ((during * during) WITH &&));
ALTER INDEX room_expr_excl ALTER COLUMN 1 SET STATISTICS 7;
CREATE TABLE bed (room integer REFERENCES room); ALTER TABLE bed DISABLE TRIGGER ALL;
SELECT lo_create(77001); GRANT SELECT ON LARGE OBJECT 77001 TO PUBLIC
"""


def test_what_no_kind_reads_is_counted(server: Server) -> None:
    with server.database(EXTENSION) as url, connect(parse(url)) as conn:
        server.execute(NOT_MODELLED, conn.info.dbname)  # in another transaction than the extension's
        read_session(conn)
        catalog = introspect(conn, kinds_in())

    assert catalog.unmanaged["part added to an extension's table"] == 7
    assert catalog.unmanaged["object in a system schema"] == 2
    assert catalog.unmanaged["large object"] == 1
    assert catalog.unmanaged["foreign key with disabled triggers"] == 1
    assert catalog.unmanaged["statistics target of a constraint's index"] == 1


def test_nothing_is_counted_where_there_is_nothing_else(server: Server) -> None:
    script = "CREATE EXTENSION citext; CREATE TABLE t (a citext PRIMARY KEY)"
    with server.database(script) as url, connect(parse(url)) as conn:
        read_session(conn)
        assert introspect(conn, kinds_in()).unmanaged == {}
