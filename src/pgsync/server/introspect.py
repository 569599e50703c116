"""Reading a database into a Catalog: one snapshot, one query per kind, all in one round trip (CATALOG 4)."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus

from pgsync.errors import PgsyncError
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Kind, Row, nothing
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.model.own import without_own
from pgsync.server.connect import Connection
from pgsync.server.detector import UNMANAGED, fingerprint_query

ATTEMPTS = 4  # reads before a catalog that keeps changing is given up

_ROLES = "SELECT oid, rolname FROM pg_roles"
_MEMBERS = (
    "SELECT classid, objid, refobjid FROM pg_depend WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass"
)
_DEPENDENCIES = """
    SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype::text FROM pg_depend
    WHERE deptype <> 'e' AND objid >= 16384"""
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
           ARRAY(SELECT name FROM unnest(%s::text[]) name WHERE has_table_privilege(name, 'SELECT'))"""


class CatalogChangingError(PgsyncError):
    """DDL kept running while the catalog was read."""


class CatalogReader:
    """Collects what the kinds' `read` find; see model.kind.Reader."""

    def __init__(self, version: int, roles: dict[int, str], members: dict[tuple[int, int], int]) -> None:
        """Begin with nothing but the roles and the members of extensions."""
        self.version = version
        self.roles = roles
        self.members = members
        self.owners: dict[ObjectId, int] = {}
        self.owner_of: dict[ObjectId, int] = {}
        self.acls: dict[ObjectId, str | None] = {}
        self.members_acls: dict[ObjectId, tuple[ObjectId, int, str | None, str | None]] = {}
        self.initial_acls: dict[Address, str] = {}
        self.objects: dict[ObjectId, DbObject[Any]] = {}
        self.ids: dict[Address, ObjectId] = {}
        self.parts: dict[Address, tuple[ObjectId, ObjectId]] = {}
        self.part_parents: dict[ObjectId, ObjectId] = {}

    def at(self, classid: int, objid: int, objsubid: int = 0) -> ObjectId | None:
        """Return the identity of what was read at this address."""
        return self.ids.get(Address(classid, objid, objsubid))

    def named(self, classid: int, objid: int, objsubid: int = 0) -> tuple[ObjectId, ObjectId] | None:
        """Return what has its own name at this address, and the object it is or belongs to."""
        address = Address(classid, objid, objsubid)
        if address in self.parts:
            return self.parts[address]
        id_ = self.ids.get(address)
        return None if id_ is None else (id_, id_)

    def owned(self, id: ObjectId, owner: int, acl: str | None = None) -> None:
        """Keep the owner and the access control list."""
        self.owners[id] = owner
        self.acls[id] = acl

    def alias(self, address: Address, id: ObjectId) -> None:
        """Keep another address of an object."""
        self.ids[address] = id

    def part(self, address: Address, id: ObjectId, parent: ObjectId) -> None:
        """Keep the name of something that is no object of its own."""
        self.parts[address] = id, parent
        self.part_parents[id] = parent

    def parent_of(self, id: ObjectId) -> ObjectId:
        """Return the object that a satellite of `id` is a part of."""
        return self.part_parents.get(id, id)

    def load(self, kind: Kind[Any], rows: Iterable[Row]) -> None:
        """Read one kind's rows."""
        if kind.read is None:
            return
        for row in rows:
            extension = self.members.get((kind.classid, row[0]))
            if extension is None:
                self.add(kind.read(row, self))
            else:
                self._read_member(kind, row, extension)

    def _read_member(self, kind: Kind[Any], row: Row, extension: int) -> None:
        """Keep the privileges of a member of an extension, and nothing else of it."""
        item = kind.read(row, self) if kind.read is not None else None
        if item is None:
            return
        owner, acl = self.owners.pop(item.id, 0), self.acls.pop(item.id, None)
        whole = self.at(3079, extension)
        if whole is not None and item.addresses:
            script = self.initial_acls.get(item.addresses[0])
            self.members_acls[item.id] = whole, owner, acl, script

    def add(self, item: DbObject[Any] | None) -> None:
        """Keep one object."""
        if item is not None:
            self.objects[item.id] = item
            for address in item.addresses:
                self.ids[address] = item.id


def introspect(conn: Connection, kinds: Sequence[Kind[Any]], *, dependencies: bool = True) -> Catalog:
    """Return everything in the connected database that the kinds know, as of one moment.

    The change detector is read before and after in snapshots of its own, because pg_get_viewdef() and its like do
    not keep to a snapshot. What pgsync itself keeps there is left out.
    Raises CatalogChangingError when DDL keeps running.
    """
    for _ in range(ATTEMPTS):
        before = fingerprint(conn)
        try:
            with _collector_off():
                catalog = _read(conn, kinds, before, dependencies=dependencies)
        except (
            errors.InternalError_,
            errors.UndefinedTable,
            errors.UndefinedObject,
            errors.UndefinedFunction,
        ):
            if fingerprint(conn) == before:
                raise
            continue
        if fingerprint(conn) == before:
            return without_own(catalog)
    raise CatalogChangingError(
        "the catalog is changing while it is read",
        detail=f"DDL ran during each of {ATTEMPTS} attempts.",
        hint="Try again when the other session is done.",
    )


def fingerprint(conn: Connection) -> str:
    """Return the change detector's value: it changes with any DDL, GRANT or COMMENT, not with data (SAFETY 3.8)."""
    row = conn.execute(fingerprint_query(conn.info.server_version // 10000).encode()).fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _collector_off() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(conn: Connection, kinds: Sequence[Kind[Any]], before: str, *, dependencies: bool) -> Catalog:
    version = conn.info.server_version // 10000
    asked = [kind for kind in kinds if kind.query is not None and kind.since <= version]
    identified, readable = _rights(conn, [kind.full_query[0] for kind in asked if kind.full_query is not None])
    queries = [
        _ROLES,
        _MEMBERS,
        _INITIAL_ACLS,
        _TABLESPACES,
        _FACTS,
        _IDENTIFIER if identified else _NO_IDENTIFIER,
        UNMANAGED(version),
    ]
    queries += [_query(kind, version, readable) for kind in asked]
    if dependencies:
        queries.append(_DEPENDENCIES)
    with _snapshot(conn):
        fetched = _fetch(conn, queries)
        catalog = _catalog(kinds, asked, fetched, version, before, dependencies=dependencies)
        return _gathered(conn, kinds, catalog)


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
    kinds: Sequence[Kind[Any]],
    asked: Sequence[Kind[Any]],
    fetched: list[list[Row]],
    version: int,
    before: str,
    *,
    dependencies: bool,
) -> Catalog:
    """Return the catalog of what the kinds' queries found."""
    roles, members, initial, spaces, facts, identified_as, unmanaged, *results = fetched
    reader = CatalogReader(version, dict(roles), {(c, o): x for c, o, x in members})
    reader.initial_acls = {Address(*row[:3]): row[3] for row in initial}
    edges: list[Row] = results.pop() if dependencies else []
    found = dict(zip([kind.name for kind in asked], results, strict=True))
    for kind in sorted(kinds, key=lambda kind: (kind.satellite, kind.part)):
        if kind.name == "comment":
            _add_aliases(reader, edges)
        if kind.collect is not None:
            for item in kind.collect(reader):
                reader.add(item)
        elif kind.name in found:
            reader.load(kind, found[kind.name])
    server = _server(facts[0], version, str(identified_as[0][0]))
    known = {kind.name for kind in kinds}
    return Catalog(
        server,
        reader.objects,
        tuple(_dependencies(reader, edges, _carriers(reader, kinds))),
        Counter({name: count for name, count in unmanaged if name not in known}),
        before,
        frozenset(kind.scope for kind in kinds if kind.scope),
        frozenset(name for (name,) in spaces),
    )


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


def _rights(conn: Connection, catalogs: list[str]) -> tuple[bool, set[str]]:
    """Return whether the server may be identified, and which of some catalogs may be read in full."""
    row = conn.execute(_RIGHTS, [catalogs]).fetchone()
    return (row[0], set(row[1])) if row is not None else (False, set())


def _query(kind: Kind[Any], version: int, readable: set[str]) -> str:
    if kind.full_query is not None and kind.full_query[0] in readable:
        return kind.full_query[1](version)
    return kind.query(version) if kind.query is not None else ""


def _fetch(conn: Connection, queries: Sequence[str]) -> list[list[Row]]:
    """Run all queries in one round trip and return their rows."""
    cursors = []
    with conn.pipeline():
        for query in queries:
            cursor = conn.cursor(row_factory=psycopg.rows.tuple_row)
            cursor.execute(query.encode())
            cursors.append(cursor)
    return [cursor.fetchall() for cursor in cursors]


def _server(facts: Row, version: int, identifier: str) -> Server:
    database, role, text, _, is_superuser, timezone, host = facts
    words = text.split(" on ", 1)[0]
    return Server(version, database, role, is_superuser, identifier, words, host, timezone)


def _add_aliases(reader: CatalogReader, edges: Iterable[Row]) -> None:
    """Let what is an internal part of a known object stand for it: row types, rules of views, constructors."""
    pending = [edge for edge in edges if edge[6] == "i"]
    while pending:
        left = []
        for edge in pending:
            address, whole = Address(*edge[:3]), reader.ids.get(Address(*edge[3:6]))
            if address in reader.ids:
                continue
            if whole is None:
                left.append(edge)
            else:
                reader.ids[address] = whole
        if len(left) == len(pending):
            return
        pending = left


def _carriers(reader: CatalogReader, kinds: Sequence[Kind[Any]]) -> dict[tuple[ObjectId, ObjectId], ObjectId]:
    """Return what an object stands for in pg_depend: a partition object for its table's need of the parent."""
    carrying = {kind.name: kind.carries for kind in kinds if kind.carries is not nothing}
    return {
        pair: item.id
        for item in reader.objects.values()
        if item.id.kind in carrying
        for pair in carrying[item.id.kind](item)
    }


def _dependencies(
    reader: CatalogReader, edges: Iterable[Row], carriers: Mapping[tuple[ObjectId, ObjectId], ObjectId]
) -> Iterator[Dependency]:
    """Return pg_depend's rows between known objects; a member of an extension stands for the extension."""
    seen = set()
    for edge in edges:
        dependent = _resolve(reader, *edge[:3])
        referenced = _resolve(reader, *edge[3:6])
        if dependent is None or referenced is None or dependent == referenced:
            continue
        dependent = carriers.get((dependent, referenced), dependent)
        dependency = Dependency(dependent, referenced, edge[6])
        if dependency not in seen:
            seen.add(dependency)
            yield dependency


def _resolve(reader: CatalogReader, classid: int, objid: int, objsubid: int) -> ObjectId | None:
    id_ = reader.ids.get(Address(classid, objid, objsubid))
    if id_ is None and objsubid:
        id_ = reader.ids.get(Address(classid, objid, 0))
    if id_ is None and (extension := reader.members.get((classid, objid))) is not None:
        id_ = reader.ids.get(Address(3079, extension, 0))
    return id_
