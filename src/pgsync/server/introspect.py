"""Reading a database into a Catalog: one snapshot, one query per kind, all in one round trip (CATALOG 4)."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain, islice
from typing import Any, NamedTuple

from psycopg import Cursor, errors
from psycopg.pq import TransactionStatus
from psycopg.rows import tuple_row

from pgsync.collector import collector_off
from pgsync.errors import LockNotObtained, PgsyncError
from pgsync.model.identity import Address, packed
from pgsync.model.kind import Kind, Row, narrowed
from pgsync.model.objects import Catalog, Server
from pgsync.model.own import without_own
from pgsync.server.connect import Connection
from pgsync.server.detector import DISTURBED, fingerprint_query, unread_query
from pgsync.server.digests import Same
from pgsync.server.locks import Blocker, exclusive_holders, sentence
from pgsync.server.reader import CatalogReader, Edges, Shared

ATTEMPTS = 4  # reads before a catalog that keeps changing is given up

_ROLES = "SELECT oid, rolname FROM pg_roles"
_MEMBERS = (
    "SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass"
)
_DEPENDENCIES = f"""
    SELECT {packed("classid", "objid", "objsubid")}, {packed("refclassid", "refobjid", "refobjsubid")}, deptype::text
    FROM pg_depend
    WHERE deptype <> 'e' AND objid >= 16384 AND NOT (classid = 'pg_trigger'::regclass AND deptype = 'i')"""  # noqa: S608 - names of columns
_TABLESPACES = "SELECT spcname::text FROM pg_tablespace"
_INITIAL_ACLS = "SELECT classoid, objoid, objsubid, initprivs::text FROM pg_init_privs WHERE privtype = 'e'"
_FACTS = """
    SELECT current_database(), current_user, version(), current_setting('server_version_num')::int,
           current_setting('is_superuser') = 'on', current_setting('TimeZone'),
           coalesce(host(inet_server_addr()), '')"""
_IDENTIFIER = "SELECT system_identifier::text FROM pg_control_system()"
_NO_IDENTIFIER = "SELECT ''"
_RIGHTS = """
    SELECT has_function_privilege('pg_control_system()', 'EXECUTE'),
           ARRAY(SELECT name FROM unnest(%s::text[]) name WHERE has_table_privilege(name, 'SELECT')),
           (pg_relation_size('pg_attribute') / 160)::int"""

_SNAPSHOT = "SELECT pg_current_snapshot()::text"

_LAST_BUT_PARTS = "comment"
"""The kind before which the dependencies are read: they tell what parts of objects have comments."""
_GROUPS = (20_000, 1000), (300_000, 8)
"""Up to how many columns, those of indexes included, how many queries are sent at a time."""
_SMALLEST_GROUP = 3
_CHUNK = 2_000  # rows


class CatalogChangingError(PgsyncError):
    """DDL kept running while the catalog was read."""


class Opening(NamedTuple):
    """What is asked before a catalog is read: what may be read, and the fingerprint.

    snapshot: which transactions were over; as long as no other one is, nothing has changed.
    """

    rights: "_Rights"
    snapshot: str
    fingerprint: str

    def holds(self, conn: Connection) -> bool:
        """Tell whether no DDL ran since."""
        return conn.execute(_SNAPSHOT).fetchall()[0][0] == self.snapshot or fingerprint(conn) == self.fingerprint


def opening(conn: Connection, kinds: Sequence[Kind[Any]]) -> Opening:
    """Return what is asked before a catalog is read."""
    catalogs = [kind.full_query[0] for kind in kinds if kind.full_query is not None]
    with conn.pipeline():
        taken, found, detected = conn.execute(_SNAPSHOT), conn.execute(_RIGHTS, [catalogs]), _detected(conn)
        ((snapshot,),), ((before,),) = taken.fetchall(), detected.fetchall()
        ((identified, readable, columns),) = found.fetchall()
    return Opening(_Rights(identified, frozenset(readable), columns), snapshot, before)


def introspect_differing(
    conn: Connection, kinds: Sequence[Kind[Any]], begun: Opening, same: Same, shared: Shared
) -> Catalog | None:
    """Return what is not the same in another database; None where DDL ran since `begun`, or a lock was in the way."""
    try:
        with collector_off():
            catalog = _catalog(conn, kinds, begun.rights, shared, same)
    except (*DISTURBED, errors.LockNotAvailable):
        return None
    if not begun.holds(conn):
        return None
    return without_own(replace(catalog, fingerprint=begun.fingerprint, same=same.counts))


def introspect(
    conn: Connection, kinds: Sequence[Kind[Any]], shared: Shared | None = None, begun: Opening | None = None
) -> Catalog:
    """Return everything in the connected database that the kinds know, as of one moment.

    shared: what is read together with it and equal in both is kept once. begun: what was asked for that, if it was.

    The change detector is read before and after in snapshots of its own, because pg_get_viewdef() and its like do
    not keep to a snapshot; they wait for whoever has a table for itself. What pgsync itself keeps there is left out.
    Raises CatalogChangingError when DDL keeps running, LockNotObtained when its locks are kept.
    """
    holders: tuple[Blocker, ...] | None = None
    for _ in range(ATTEMPTS):
        holders = None
        now = begun or opening(conn, kinds)
        begun = None
        try:
            with collector_off():
                catalog = _read(conn, kinds, now.rights, shared)
        except DISTURBED:
            if now.holds(conn):
                raise
            continue
        except errors.LockNotAvailable:
            if conn.info.transaction_status is not TransactionStatus.IDLE:
                raise
            holders = exclusive_holders(conn)
            continue
        if now.holds(conn):
            return without_own(replace(catalog, fingerprint=now.fingerprint))
    if holders is not None:
        raise LockNotObtained(
            f"could not read the catalog in {ATTEMPTS} attempts: a table is locked",
            sentence(holders),
            "Try again when the other session is done.",
        )
    raise CatalogChangingError(
        "the catalog is changing while it is read",
        detail=f"DDL ran during each of {ATTEMPTS} attempts.",
        hint="Try again when the other session is done.",
    )


def fingerprint(conn: Connection) -> str:
    """Return the change detector's value: it changes with any DDL, GRANT or COMMENT, not with data (SAFETY 3.8)."""
    return _detected(conn).fetchall()[0][0]


def _detected(conn: Connection) -> Cursor[tuple[str]]:
    return conn.execute(fingerprint_query(conn.info.server_version // 10000).encode())


def _read(conn: Connection, kinds: Sequence[Kind[Any]], rights: "_Rights", shared: Shared | None) -> Catalog:
    """Return the catalog, and where rows are asked for, these as of the same moment."""
    if all(kind.gather is None for kind in kinds):
        return _catalog(conn, kinds, rights, shared)
    with _snapshot(conn):
        return _gathered(conn, kinds, _catalog(conn, kinds, rights, shared))


@contextmanager
def _snapshot(conn: Connection) -> Iterator[None]:
    """Read as of one moment; within a transaction of the caller, who sees what that has changed."""
    if conn.info.transaction_status is not TransactionStatus.IDLE:
        yield
        return
    conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


def _gathered(conn: Connection, kinds: Sequence[Kind[Any]], catalog: Catalog) -> Catalog:
    """Return the catalog with what could not be asked for before the rest was known: rows."""

    def ask(query: str) -> list[tuple[str | None, ...]]:
        with conn.cursor(binary=False) as cursor:
            try:
                cursor.execute(query.encode())
            except errors.InsufficientPrivilege as error:
                raise PgsyncError(
                    "could not read the rows of a table under [data]",
                    f"The server said: {error.diag.message_primary}.",
                    "GRANT SELECT on it; where policies hide rows, connect as its owner or as a role with BYPASSRLS.",
                ) from None
            result = cursor.pgresult
            if result is None:
                return []
            return [
                tuple(_text(result.get_value(row, column)) for column in range(result.nfields))
                for row in range(result.ntuples)
            ]

    objects = dict(catalog.objects)
    scopes = catalog.scopes
    for kind in kinds:
        if kind.gather is not None:
            objects |= {item.id: item for item in kind.gather(catalog, ask)}
            scopes = scopes - {kind.scope} | kind.asked
    return replace(catalog, objects=objects, scopes=scopes) if scopes != catalog.scopes else catalog


def _text(value: bytes | None) -> str | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        raise PgsyncError("a row has text that is not UTF-8", "The database has no encoding (SQL_ASCII).") from None


def _catalog(
    conn: Connection,
    kinds: Sequence[Kind[Any]],
    rights: "_Rights",
    shared: Shared | None,
    same: Same | None = None,
) -> Catalog:
    """Return the catalog; of what is the same in another database, the names of its tables alone are known."""
    version = conn.info.server_version // 10000
    asked = [kind for kind in kinds if kind.query is not None and kind.since <= version]
    queries = {kind.name: _query(kind, version, rights.readable) for kind in asked}
    if same is not None:
        queries = {name: narrowed(query, same.wanted) for name, query in queries.items()}
    own = [_ROLES, _MEMBERS, _INITIAL_ACLS, _TABLESPACES, _FACTS]
    own += [_IDENTIFIER if rights.identified else _NO_IDENTIFIER, unread_query(version, {kind.name for kind in kinds})]
    ordered = sorted(kinds, key=lambda kind: (kind.satellite, kind.part))
    texts = [*own, *_in_order(ordered, queries, _DEPENDENCIES if same is None else _dependencies_of(same))]
    columns = rights.columns if same is None else same.part_of(rights.columns)
    with closing(_fetched(conn, texts, columns, is_part=same is not None)) as results:
        first = [list(rows) for rows in islice(results, len(own))]
        roles, members, initial, spaces, facts, identified_as, unmanaged = first
        reader = CatalogReader(version, dict(roles), {(c, o): x for c, o, x in members}, shared)
        reader.leave_out({} if same is None else same.tables)
        reader.initial_acls = {Address(*row[:3]): row[3] for row in initial}
        edges = Edges()
        for kind in ordered:
            if kind.name == _LAST_BUT_PARTS:
                edges = Edges(next(results))
                reader.alias_internals(edges)
            if kind.collect is not None:
                for item in kind.collect(reader):
                    reader.add(item)
            elif kind.name in queries:
                reader.load(kind, next(results))
        next(results, None)  # ends the transaction
    return Catalog(
        _server(facts[0], version, str(identified_as[0][0])),
        reader.objects,
        reader.dependencies(edges, kinds),
        Counter(dict(unmanaged)),
        "",
        frozenset(kind.scope for kind in kinds if kind.scope),
        frozenset(name for (name,) in spaces),
    )


def _dependencies_of(same: Same) -> str:
    """Return the query for the dependencies of what is read, without those of tables that are not."""
    relations = f"SELECT unnest('{{{','.join(map(str, same.wanted))}}}'::oid[])"
    those = f"IN (({relations}) UNION ALL SELECT indexrelid FROM pg_index WHERE indrelid IN ({relations}))"  # noqa: S608
    return (
        f"{_DEPENDENCIES} AND (classid <> 'pg_class'::regclass OR objid {those})"
        f" AND (refclassid <> 'pg_class'::regclass OR refobjid {those})"
    )


def _in_order(ordered: Sequence[Kind[Any]], queries: Mapping[str, str], dependencies: str) -> Iterator[str]:
    """Return the kinds' queries in the order in which their rows are read, that of the dependencies among them."""
    for kind in ordered:
        if kind.name == _LAST_BUT_PARTS:
            yield dependencies
        if kind.collect is None and kind.name in queries:
            yield queries[kind.name]


class _Rights(NamedTuple):
    """What may be read, and about how much there is.

    identified: may the server be identified? readable: the catalogs that may be read in full. columns: those of indexes
    too.
    """

    identified: bool
    readable: frozenset[str]
    columns: int


def _query(kind: Kind[Any], version: int, readable: frozenset[str]) -> str:
    if kind.full_query is not None and kind.full_query[0] in readable:
        return kind.full_query[1](version)
    return kind.query(version) if kind.query is not None else ""


def _fetched(
    conn: Connection, queries: Sequence[str], columns: int, *, is_part: bool
) -> Generator[Iterator[Row], None, None]:
    """Yield the rows of each query as of one moment; within a transaction of the caller, who sees what it has changed.

    All of a small database come in one round trip; of a large one in a few, a group of queries at a time, of which the
    server works at the next while the last one's rows are read. The number of groups does not depend on the objects.
    """
    size = next((size for most, size in _GROUPS if columns < most), _SMALLEST_GROUP)
    groups = [queries[start : start + size] for start in range(0, len(queries), size)]
    is_ours = conn.info.transaction_status is TransactionStatus.IDLE
    with _ended(conn, is_ours=is_ours), conn.pipeline():
        if is_ours:
            conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            if is_part:
                conn.execute("SET LOCAL random_page_cost = 1")  # the planner takes a few tables for many
        asked = _asked(conn, groups[0])
        for following in [*groups[1:], ()]:
            cursors, rows = asked, asked[0].fetchmany(_CHUNK)  # with which the whole group has come
            asked = _asked(conn, following)
            yield chain(rows, _rows(cursors[0]))
            for number in range(1, len(cursors)):
                cursors[number - 1].close()
                yield _rows(cursors[number])
        if is_ours:
            conn.execute("ROLLBACK")


def _asked(conn: Connection, queries: Sequence[str]) -> list[Cursor[Row]]:
    """Send queries; the server begins with them at once."""
    return [conn.cursor(row_factory=tuple_row).execute(query.encode()) for query in queries]


def _rows(cursor: Cursor[Row]) -> Iterator[Row]:
    """Return a few rows at a time: a large result would be in memory twice."""
    while rows := cursor.fetchmany(_CHUNK):
        yield from rows


@contextmanager
def _ended(conn: Connection, *, is_ours: bool) -> Iterator[None]:
    """End the transaction where something failed in it, unless it is the caller's."""
    try:
        yield
    except BaseException:
        if is_ours and not conn.closed:
            conn.execute("ROLLBACK")
        raise


def _server(facts: Row, version: int, identifier: str) -> Server:
    database, role, text, _, is_superuser, timezone, host = facts
    words = text.split(" on ", 1)[0]
    return Server(version, database, role, is_superuser, identifier, words, host, timezone)
