"""Reading catalogs: one side alone, or both sides of a comparison at the same time."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pgsync.app.connections import Connections
from pgsync.conninfo import ConnectionTarget
from pgsync.kinds import KINDS
from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.server.connect import Connection, ServerInfo, describe_server, read_session, require_supported
from pgsync.server.explore import Size, relation_sizes
from pgsync.server.introspect import introspect
from pgsync.server.readable import readable

Progress = Callable[[str], None]
"""Told, from any thread, what is being done: a line for a person."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database that was read: how it is reached, what its server is, what is in it.

    seconds: what reading took.
    """

    target: ConnectionTarget
    info: ServerInfo
    catalog: Catalog
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """Return what the user calls it."""
        return self.target.name

    @property
    def connection(self) -> str:
        """Return what resolves to it again: a connection's name, or a URL without its secrets."""
        return self.target.name if self.target.is_named else self.target.url

    @property
    def short_name(self) -> str:
        """Return the connection's name, or the database's for an address."""
        return self.target.name if self.target.is_named else self.info.database


def silent(_: str) -> None:
    """Tell nobody."""


def read_both(
    connections: Connections, source: str, target: str, progress: Progress = silent
) -> tuple[Database, Database]:
    """Return source and target, read at the same time; raises ConnectionFailed, UsageError.

    source, target: connections' names, URLs or service=NAME.
    """
    found = read_all(connections, (source, target), progress)
    return found[0], found[1]


def read_one(connections: Connections, name: str, progress: Progress = silent) -> Database:
    """Return one database."""
    return read_all(connections, (name,), progress)[0]


def read_all(connections: Connections, names: Sequence[str], progress: Progress = silent) -> list[Database]:
    """Return several databases, read at the same time; one password is asked for after the other."""
    targets = [connections.resolve(name) for name in names]
    sessions: list[Connection] = []
    try:
        for target in targets:
            progress(f"connecting to {target.name}")
            sessions.append(connections.open(target))
        with ThreadPoolExecutor(max_workers=len(targets)) as pool:
            try:
                return list(pool.map(read, sessions, targets, [progress] * len(targets)))
            except BaseException:
                for session in sessions:  # so that the other thread does not read on
                    session.cancel_safe(timeout=2)
                raise
    finally:
        for session in sessions:
            session.close()


def read(conn: Connection, target: ConnectionTarget, progress: Progress = silent) -> Database:
    """Return the database of an open session, which from now on can only read."""
    begin = time.perf_counter()
    with readable(target.name):
        read_session(conn)
        info = describe_server(conn)
        require_supported(info)
        progress(f"reading {target.name}")
        catalog = introspect(conn, KINDS)
    seconds = time.perf_counter() - begin
    progress(f"read {target.name}: {len(catalog.objects):,} objects in {seconds:.1f} s")
    return Database(target, info, catalog, seconds)


def sizes(conn: Connection, catalog: Catalog) -> dict[ObjectId, Size]:
    """Return the sizes of a catalog's relations."""
    by_oid = relation_sizes(conn)
    return {
        item.id: by_oid[address.objid]
        for item in catalog.objects.values()
        for address in item.addresses
        if address.classid == PG_CLASS and not address.objsubid and address.objid in by_oid
    }
