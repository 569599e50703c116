"""Reading catalogs: one side alone, or both sides of a comparison at the same time."""

import gc
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pgsync.app import states
from pgsync.app.connections import Connections
from pgsync.app.sources import Peer, built
from pgsync.conninfo import STDIN, ConnectionTarget
from pgsync.errors import UsageError
from pgsync.kinds import KINDS, kinds_in, outside
from pgsync.kinds.catalog_columns import unknown_columns
from pgsync.kinds.common import PG_CLASS
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog, DbObject, Server
from pgsync.model.rows import is_about_rows
from pgsync.model.script import Scripts
from pgsync.plain import dataclass
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
from pgsync.server.introspect import Opening, introspect
from pgsync.server.readable import readable
from pgsync.server.reader import Shared, nothing_shared
from pgsync.store import snapshot, sqlfiles
from pgsync.store.names import remember

SNAPSHOT = "snapshot"
STATE = "kept state"
OF_THE_DATABASE = frozenset({"database"})
"""Kinds about what a scratch database cannot have."""

K = TypeVar("K")
T = TypeVar("T")

Progress = Callable[[str], None]
"""Told, from any thread, what is being done: a line for a person."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database that was read: how it is reached, what its server is, what is in it.

    seconds: what reading took. file: the snapshot or SQL that it comes from, None for a live one; origin, taken: of
    which database a snapshot is, and when it was taken. sort: what `file` is, for people.
    silent: what SQL says nothing of, so that it cannot be compared.
    unknown: what a server newer than pgsync has that pgsync does not know: pg_class.relnew, pg_new.
    unread: of which tables rows are not compared because of this side, and why, as sentences.
    """

    target: ConnectionTarget
    info: ServerInfo
    catalog: Catalog
    seconds: float = 0.0
    file: Path | None = None
    origin: str = ""
    taken: str = ""
    unknown: tuple[str, ...] = ()
    sort: str = ""
    silent: frozenset[Aspect] = frozenset()
    unread: tuple[str, ...] = ()

    @property
    def is_sql(self) -> bool:
        """Whether it was built from SQL."""
        return self.file is not None and self.sort not in {SNAPSHOT, STATE}

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
        if self.is_sql:
            return self.sort
        if self.sort == STATE:
            place = "" if self.origin == self.target.address else f", then at {self.origin}"
            return f"as seen {self.taken}{place}"
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
    """Return source and target, read at the same time; raises ConnectionFailed, UsageError, BadSnapshot, SqlError.

    source, target: connections' names, URLs, service=NAME, files of snapshots or SQL, directories, git:REV:PATH, -.
    scopes: what to read beyond what every comparison reads; raises UsageError for a snapshot without it.
    """
    first, last = read_all(connections, (source, target), progress, scopes)
    return comparable(first, last, scopes)


def comparable(source: Database, target: Database, scopes: Collection[str] = ()) -> tuple[Database, Database]:
    """Return both sides with nothing but what both can have; raises UsageError for what one shall have and has not."""
    left, right = all_comparable((source, target), scopes)
    return left, right


def all_comparable(found: Sequence[Database], scopes: Collection[str] = ()) -> list[Database]:
    """Return databases with nothing but what all of them can have; raises UsageError as comparable()."""
    from pgsync.app.reference_rows import agreed

    for database in found:
        if missing := sorted({scope for scope in scopes if not is_about_rows(scope)} - database.catalog.scopes):
            why = "SQL files say nothing of them." if database.is_sql else "The snapshot was taken without them."
            raise UsageError(f"{database.name} has no {missing[0]}", why)
    wanted = frozenset(scopes)
    gone = outside(wanted) | (OF_THE_DATABASE if any(one.is_sql for one in found) else frozenset())
    return agreed([_reduced(one, gone, wanted) for one in found], wanted)


def _reduced(database: Database, gone: Collection[str], wanted: frozenset[str]) -> Database:
    """Return a side without some kinds; of what was asked for it may lack rows alone."""
    catalog = database.catalog.without_kinds(gone)
    rows = filter(is_about_rows, catalog.scopes if any(map(is_about_rows, wanted)) else ())
    scopes = frozenset((*(scope for scope in wanted if not is_about_rows(scope)), *rows))
    return replace(database, catalog=replace(catalog, scopes=scopes))


def read_one(
    connections: Connections, name: str, progress: Progress = silent, scopes: Collection[str] = ()
) -> Database:
    """Return one database."""
    return read_all(connections, (name,), progress, scopes)[0]


def read_all(
    connections: Connections, names: Sequence[str], progress: Progress = silent, scopes: Collection[str] = ()
) -> list[Database]:
    """Return several databases, read at the same time; one password is asked for after the other."""
    kept = {name for name in names if connections.is_state(name)}
    files = {name: sqlfiles.named(name) for name in names if connections.is_file(name) and name not in kept}
    if list(names).count(STDIN) > 1:
        raise UsageError("standard input can be one side only")
    found: dict[str, Database] = {name: _read_state(connections, name, progress, scopes) for name in kept}
    scripts: dict[str, Scripts] = {}
    for name, file in files.items():
        data = file.read() if file.path is None else None
        if file.is_snapshot or (data is not None and snapshot.is_one(data)):
            found[name] = read_snapshot(file, progress, data)
        else:
            scripts[name] = sqlfiles.read_scripts(file, data)
    live = [name for name in names if name not in files and name not in kept]
    found |= _read_now(connections, live, scripts, found, progress, scopes)
    settle(connections, [found[name] for name in live])
    return [found[name] for name in names]


def settle(connections: Connections, databases: Sequence[Database]) -> None:
    """Keep what was read, its names for the Tab key; and the catalogs out of the garbage collector's way."""
    gc.freeze()  # they stay until the end, and have millions of objects
    for database in databases:
        if database.catalog.same:
            continue  # it is not all there is
        _remember_names(connections, database)
        states.keep_soon(connections, database.target, database.catalog, database.info.version_num)


def _remember_names(connections: Connections, database: Database) -> None:
    """Keep what the Tab key completes."""
    if database.target.name in connections.configuration.settings.connections:
        whole = (item.id for item in database.catalog.objects.values() if item.parent is None)
        lines = (f"{id_.kind}:{id_.name}" for id_ in whole)
        remember(connections.configuration.project_file, database.target.name, lines)


def remember_state(connections: Connections, database: Database, run: str = "") -> None:
    """Keep what a live connection looks like. run: that made it so."""
    states.keep(connections, database.target, database.catalog, database.info.version_num, run)


def _read_state(connections: Connections, name: str, progress: Progress, scopes: Collection[str]) -> Database:
    """Return a connection as it was."""
    begin = time.perf_counter()
    progress(f"reading {name}")
    state = states.loaded(connections, name, scopes)
    entry = state.entry
    target = replace(state.target, name=name)
    info = _info_of(state.catalog.server, entry.version_num)
    taken = state.seen.replace("T", " ")[:19] + "Z"
    seconds = time.perf_counter() - begin
    return Database(target, info, state.catalog, seconds, Path(name), entry.address, taken, sort=STATE)


def read_snapshot(file: sqlfiles.Named, progress: Progress = silent, data: bytes | None = None) -> Database:
    """Return the database that a snapshot was taken of; raises BadSnapshot. data: what the file holds, if known."""
    begin = time.perf_counter()
    path = Path(file.text)
    progress(f"reading {file.text}")
    catalog, origin = snapshot.loads(file.read() if data is None else data, file.text, KINDS)
    info = _info_of(catalog.server, origin.version_num)
    target = ConnectionTarget(name=file.text, is_named=True)
    place = origin.address or catalog.server.database
    seconds = time.perf_counter() - begin
    return Database(target, info, catalog, seconds, path, place, origin.taken, sort=SNAPSHOT)


def _info_of(server: Server, version_num: int) -> ServerInfo:
    """Return what is known of the server of a catalog that was saved."""
    return ServerInfo(
        version_num=version_num or server.version * 10000,
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


def _read_now(
    connections: Connections,
    live: Sequence[str],
    scripts: Mapping[str, Scripts],
    snapshots: Mapping[str, Database],
    progress: Progress,
    scopes: Collection[str],
) -> dict[str, Database]:
    """Read what is live and build what is SQL, all at the same time."""
    targets = [connections.resolve(name) for name in live]
    with sessions(connections, targets, progress) as opened:
        peer = _peer(targets, opened, snapshots) if scripts else None
        shared = nothing_shared()
        jobs: dict[str, Callable[[], Database]] = {
            name: partial(read, session, target, progress, scopes, shared)
            for name, session, target in zip(live, opened, targets, strict=True)
        }
        rows = frozenset(filter(is_about_rows, scopes))
        jobs |= {name: partial(_build, connections, text, peer, progress, rows) for name, text in scripts.items()}
        return all_at_once(jobs, opened)


@contextmanager
def sessions(
    connections: Connections, targets: Sequence[ConnectionTarget], progress: Progress = silent
) -> Iterator[list[Connection]]:
    """Open a session for each target, one after the other, as passwords may be asked for."""
    opened: list[Connection] = []
    try:
        for target in targets:
            progress(f"connecting to {target.name}")
            opened.append(connections.open(target))
        yield opened
    finally:
        for session in opened:
            session.close()


def all_at_once(jobs: Mapping[K, Callable[[], T]], sessions: Sequence[Connection]) -> dict[K, T]:
    """Run jobs that use these sessions, each in a thread; when one fails, so do all."""
    if not jobs:
        return {}
    with ThreadPoolExecutor(max_workers=len(jobs)) as pool:
        try:
            return dict(zip(jobs, pool.map(lambda job: job(), jobs.values()), strict=True))
        except BaseException:
            for session in sessions:  # so that the other thread does not read on
                session.cancel_safe(timeout=2)
            raise


def _peer(
    targets: Sequence[ConnectionTarget], sessions: Sequence[Connection], snapshots: Mapping[str, Database]
) -> Peer | None:
    """Return what SQL is built like: the live side, else the snapshot, else nothing."""
    for target, session in zip(targets, sessions, strict=True):
        info = describe_server(session)
        return Peer(info.major, info.role, target, info.system_identifier or "")
    for database in snapshots.values():
        server = database.catalog.server
        return Peer(server.version, server.role or "postgres")
    return None


def _build(
    connections: Connections, scripts: Scripts, peer: Peer | None, progress: Progress, rows: Collection[str]
) -> Database:
    """Return the database that SQL makes; its scratch database leaves no trace in it."""
    found = built(connections, scripts, peer, progress, rows)
    server = replace(found.catalog.server, database="", host="", identifier="")
    catalog = replace(found.catalog.without_kinds(OF_THE_DATABASE), server=server, fingerprint="")
    return Database(
        ConnectionTarget(name=scripts.name, is_named=True),
        replace(found.info, database=scripts.name),
        catalog,
        found.seconds,
        Path(scripts.name),
        scripts.name,
        sort=scripts.words,
        silent=found.silent,
    )


def read(
    conn: Connection,
    target: ConnectionTarget,
    progress: Progress = silent,
    scopes: Collection[str] = (),
    shared: Shared | None = None,
    begun: tuple[ServerInfo, Opening] | None = None,
) -> Database:
    """Return the database of an open session, which from now on can only read.

    scopes: what to read besides. shared: what it is read together with. begun: what was asked before, if it was.
    """
    begin = time.perf_counter()
    with readable(target.name):
        info, first = begun or (describe(conn), None)
        if begun is None:
            progress(f"reading {target.name}")
        catalog = introspect(conn, kinds_in(scopes), shared, first)
        unknown = tuple(unknown_columns(catalog_columns(conn))) if is_newer(info) else ()
    seconds = time.perf_counter() - begin
    progress(f"read {target.name}: {len(catalog.objects):,} objects in {seconds:.1f} s")
    return Database(target, info, catalog, seconds, unknown=unknown)


def describe(conn: Connection) -> ServerInfo:
    """Return what an open session's server is, from which on it can only read; raises PgsyncError for an old one."""
    read_session(conn)
    info = describe_server(conn, is_timed=False)
    require_supported(info)
    return info


def sizes(conn: Connection, catalog: Catalog, *, is_estimated: bool = False) -> dict[ObjectId, Size]:
    """Return the sizes of a catalog's relations; is_estimated: as they were last seen, at no cost."""
    by_oid = (estimated_sizes if is_estimated else relation_sizes)(conn)
    return {id_: by_oid[oid] for id_, oid in _relations(catalog.objects.values()) if oid in by_oid}


def measured(
    connections: Connections, database: Database, catalog: Catalog, relations: Collection[ObjectId]
) -> dict[ObjectId, Size]:
    """Return the sizes of some relations of a database that was read before; none of a snapshot's.

    catalog: what was read, under the names by which they are asked for.
    """
    if database.file is not None:
        return {}
    pairs = list(_relations(catalog.objects[id_] for id_ in relations if id_ in catalog.objects))
    with closing(connections.open(database.target)) as conn, readable(database.name):
        read_session(conn)
        by_oid = relation_sizes(conn, [oid for _, oid in pairs])
    return {id_: by_oid[oid] for id_, oid in pairs if oid in by_oid}


def _relations(items: Iterable[DbObject[Any]]) -> Iterator[tuple[ObjectId, int]]:
    """Return the objects that have a row in pg_class, with its oid."""
    for item in items:
        for address in item.addresses:
            if address.classid == PG_CLASS and not address.objsubid:
                yield item.id, address.objid
