"""Reading catalogs: one side alone, or both sides of a comparison at the same time."""

import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pgsync.app.connections import Connections
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import UsageError
from pgsync.kinds import KINDS, kinds_in, outside
from pgsync.kinds.catalog_columns import unknown_columns
from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.server.connect import (
    Connection,
    ServerInfo,
    catalog_columns,
    describe_server,
    is_newer,
    read_session,
    require_supported,
)
from pgsync.server.explore import Size, estimated_sizes, relation_sizes
from pgsync.server.introspect import introspect
from pgsync.server.readable import readable
from pgsync.store import snapshot

Progress = Callable[[str], None]
"""Told, from any thread, what is being done: a line for a person."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database that was read: how it is reached, what its server is, what is in it.

    seconds: what reading took. file: the snapshot that it was read from, None for a live one; origin, taken: of which
    database that is, and when it was taken.
    unknown: what a server newer than pgsync has that pgsync does not know: pg_class.relnew, pg_new.
    """

    target: ConnectionTarget
    info: ServerInfo
    catalog: Catalog
    seconds: float = 0.0
    file: Path | None = None
    origin: str = ""
    taken: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the user calls it."""
        return self.target.name

    @property
    def connection(self) -> str:
        """Return what resolves to it again: a connection's name, or a URL without its secrets."""
        return self.target.name if self.target.is_named else self.target.url

    @property
    def address(self) -> str:
        """Return where it is: user@host:port/dbname, of a snapshot with the time when it was taken."""
        if self.file is None:
            return self.target.address
        return f"snapshot of {self.origin}{self.taken and f', {self.taken}'}"

    @property
    def short_name(self) -> str:
        """Return the connection's name, or the database's for an address."""
        return self.target.name if self.target.is_named else self.info.database


def silent(_: str) -> None:
    """Tell nobody."""


def read_both(
    connections: Connections,
    source: str,
    target: str,
    progress: Progress = silent,
    scopes: Collection[str] = (),
) -> tuple[Database, Database]:
    """Return source and target, read at the same time; raises ConnectionFailed, UsageError, BadSnapshot.

    source, target: connections' names, URLs, service=NAME or snapshots' files.
    scopes: what to read beyond what every comparison reads; raises UsageError for a snapshot without it.
    """
    found = read_all(connections, (source, target), progress, scopes)
    for database in found:
        if missing := sorted(set(scopes) - database.catalog.scopes):
            raise UsageError(f"{database.name} has no {missing[0]}", "The snapshot was taken without them.")
    wanted = frozenset(scopes)
    left, right = (
        replace(one, catalog=replace(one.catalog.without_kinds(outside(wanted)), scopes=wanted)) for one in found
    )
    return left, right


def read_one(
    connections: Connections, name: str, progress: Progress = silent, scopes: Collection[str] = ()
) -> Database:
    """Return one database."""
    return read_all(connections, (name,), progress, scopes)[0]


def read_all(
    connections: Connections, names: Sequence[str], progress: Progress = silent, scopes: Collection[str] = ()
) -> list[Database]:
    """Return several databases, read at the same time; one password is asked for after the other."""
    files = {name: read_snapshot(name, progress) for name in names if connections.is_snapshot(name)}
    live = [name for name in names if name not in files]
    read_now = dict(zip(live, _read_live(connections, live, progress, scopes), strict=True)) if live else {}
    return [files.get(name) or read_now[name] for name in names]


def read_snapshot(name: str, progress: Progress = silent) -> Database:
    """Return the database that a snapshot was taken of; raises BadSnapshot."""
    begin = time.perf_counter()
    path = Path(name)
    progress(f"reading {name}")
    catalog, origin = snapshot.load_with_origin(path, KINDS)
    server = catalog.server
    info = ServerInfo(
        version_num=origin.version_num or server.version * 10000,
        version=server.version_text.removeprefix("PostgreSQL ") or str(server.version),
        database=server.database,
        role=server.role,
        host=server.host,
        port=0,
        tls=None,
        is_superuser=server.is_superuser,
        is_standby=False,
        is_read_only=True,
        is_pooled=False,
        system_identifier=server.identifier or None,
        latency=0.0,
    )
    target = ConnectionTarget(name=name, is_named=True)
    place = origin.address or server.database
    return Database(target, info, catalog, time.perf_counter() - begin, path, place, origin.taken)


def _read_live(
    connections: Connections, names: Sequence[str], progress: Progress, scopes: Collection[str]
) -> list[Database]:
    targets = [connections.resolve(name) for name in names]
    sessions: list[Connection] = []
    try:
        for target in targets:
            progress(f"connecting to {target.name}")
            sessions.append(connections.open(target))
        with ThreadPoolExecutor(max_workers=len(targets)) as pool:
            try:
                count = len(targets)
                return list(pool.map(read, sessions, targets, [progress] * count, [scopes] * count))
            except BaseException:
                for session in sessions:  # so that the other thread does not read on
                    session.cancel_safe(timeout=2)
                raise
    finally:
        for session in sessions:
            session.close()


def read(
    conn: Connection, target: ConnectionTarget, progress: Progress = silent, scopes: Collection[str] = ()
) -> Database:
    """Return the database of an open session, which from now on can only read.

    scopes: what to read beyond what every comparison reads.
    """
    begin = time.perf_counter()
    with readable(target.name):
        read_session(conn)
        info = describe_server(conn)
        require_supported(info)
        progress(f"reading {target.name}")
        catalog = introspect(conn, kinds_in(scopes))
        unknown = tuple(unknown_columns(catalog_columns(conn))) if is_newer(info) else ()
    seconds = time.perf_counter() - begin
    progress(f"read {target.name}: {len(catalog.objects):,} objects in {seconds:.1f} s")
    return Database(target, info, catalog, seconds, unknown=unknown)


def sizes(conn: Connection, catalog: Catalog, *, is_estimated: bool = False) -> dict[ObjectId, Size]:
    """Return the sizes of a catalog's relations; is_estimated: as they were last seen, at no cost."""
    by_oid = (estimated_sizes if is_estimated else relation_sizes)(conn)
    return {
        item.id: by_oid[address.objid]
        for item in catalog.objects.values()
        for address in item.addresses
        if address.classid == PG_CLASS and not address.objsubid and address.objid in by_oid
    }


def measured(connections: Connections, database: Database) -> dict[ObjectId, Size]:
    """Return the sizes of the relations of a database that was read before; none of a snapshot's."""
    if database.file is not None:
        return {}
    with closing(connections.open(database.target)) as conn, readable(database.name):
        read_session(conn)
        return sizes(conn, database.catalog)
