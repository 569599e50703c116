"""What connections looked like before: their catalogs, in parts that are kept once, compressed, by what is in them.

.pgsync/history/NAME.json lists what was seen of a connection, the oldest first; objects/ holds the parts. A state is a
list of parts, each a run of objects or of dependencies, cut where the identities say so: a change makes one new part
or a few, and everything else is shared by all states of all connections.
"""

import fcntl
import hashlib
import json
import os
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from pgsync import __version__
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog, DbObject, Dependency, Server
from pgsync.plain import dataclass
from pgsync.store import snapshot
from pgsync.store.paths import private_directory, project_directory, state_file, write_private_bytes
from pgsync.store.snapshot import BadSnapshot

FORMAT = 1
TOOL = f"pgsync {__version__}"
SHARE = 10
"""One in so many states more than wanted may be there before the oldest go: finding what nobody needs takes a while."""
_PART = 128  # objects or dependencies in a part, on average
_DIGEST = 40  # hexadecimal digits of SHA-256
_WAIT = 5.0  # seconds for others who write
_PAUSE = 0.05
_INDEX = ".json"


class HistoryBusyError(OSError):
    """Another pgsync has kept the history locked for too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a connection looked like for a while.

    state: what tells it from others. first, last: when it was seen first and last, ISO 8601, UTC. seen: how often.
    run: the run that made it so; "" when nobody knows. address: where it was, without secrets. objects: how many.
    server, fingerprint, scopes, tablespaces, unmanaged: of the catalog (model.objects).
    """

    state: str
    first: str
    last: str
    address: str
    objects: int
    server: Mapping[str, Any]
    version_num: int = 0
    fingerprint: str = ""
    scopes: Sequence[str] = ()
    tablespaces: Sequence[str] | None = None
    unmanaged: Mapping[str, int] = field(default_factory=dict)
    seen: int = 1
    run: str = ""
    tool: str = TOOL

    @property
    def id(self) -> str:
        """Return how it is called on the command line."""
        return self.state[:8]

    def is_of(self, catalog: Catalog) -> bool:
        """Tell whether it is of the same database, and as much of it was read."""
        return _place(self.server) == _place(asdict(catalog.server)) and set(self.scopes) == catalog.scopes

    def is_place_of(self, other: "Kept") -> bool:
        """Tell whether both are of one database."""
        return _place(self.server) == _place(other.server)


def _place(server: Mapping[str, Any]) -> tuple[Any, ...]:
    return server["identifier"], server["database"]


def directory_of(project_file: Path | None) -> Path:
    """Return where the history of a project's connections is; without a project that of the user."""
    if project_file is None:
        return state_file("history")
    return project_directory(project_file) / ".pgsync" / "history"


class History:
    """The history in one directory; everything raises OSError where the disk does."""

    def __init__(self, directory: Path) -> None:
        """Use a directory, which need not exist."""
        self.directory = directory

    def connections(self) -> list[str]:
        """Return the connections of which something is kept."""
        return sorted(path.name.removesuffix(_INDEX) for path in self.directory.glob(f"*{_INDEX}"))

    def kept(self, connection: str) -> list[Kept]:
        """Return what is kept of a connection, the oldest first; nothing where that cannot be read."""
        with suppress(OSError, BadSnapshot):
            return self._read(connection)
        return []

    def keep(self, connection: str, catalog: Catalog, seen: "Seen", limit: int) -> None:
        """Keep a catalog, if it is another one than the newest that is kept; else that this was seen again."""
        # What takes long is done before others have to wait.
        is_known = _unchanged(self._read(connection), catalog) is not None
        parts = {} if is_known else dict(_parts_of(catalog))
        with self._locked(fcntl.LOCK_EX):
            entries = self._read(connection)
            place = _unchanged(entries, catalog)
            if place is not None:
                entries[place] = _again(entries[place], entries[place].state, catalog, seen)
            else:
                self._add(entries, catalog, seen, parts or dict(_parts_of(catalog)))
            gone = len(entries) > limit + limit // SHARE
            self._write(connection, entries[-limit:] if gone else entries)
            if gone:
                with suppress(BadSnapshot):
                    self._sweep()

    def see(self, connection: str, fingerprint: str, at: str) -> None:
        """Note that a connection still has the fingerprint of its newest state."""
        with self._locked(fcntl.LOCK_EX):
            entries = self._read(connection)
            place = next((n for n in reversed(range(len(entries))) if not entries[n].scopes), None)
            if place is not None and entries[place].fingerprint == fingerprint:
                entries[place] = replace(
                    entries[place], last=max(entries[place].last, at), seen=entries[place].seen + 1
                )
                self._write(connection, entries)

    def changed(
        self, old: Kept, new: Kept, kinds: Iterable[Kind[Any]]
    ) -> tuple[dict[ObjectId, DbObject[Any]], dict[ObjectId, DbObject[Any]]]:
        """Return the objects that are not the same in two states, as they are in each; raises BadSnapshot.

        Only the parts are read that not both states have.
        """
        known = {kind.name: kind for kind in kinds}
        with self._locked(fcntl.LOCK_SH):
            digests = [self._get(entry.state, entry)["parts"] for entry in (old, new)]
            sides = [
                [self._get(digest, entry) for digest in own if digest not in set(others)]
                for own, others, entry in ((*digests, old), (*digests[::-1], new))
            ]
        found = []
        for parts, entry in zip(sides, (old, new), strict=True):
            objects: dict[ObjectId, DbObject[Any]] = {}
            for part in parts:
                objects |= _objects(part, known, entry)
            found.append(objects)
        one, other = found
        return (
            {id_: item for id_, item in one.items() if other.get(id_) != item},
            {id_: item for id_, item in other.items() if one.get(id_) != item},
        )

    def load(self, entry: Kept, kinds: Iterable[Kind[Any]]) -> Catalog:
        """Return a state that is kept; raises BadSnapshot."""
        known = {kind.name: kind for kind in kinds}
        with self._locked(fcntl.LOCK_SH):
            parts = [self._get(digest, entry) for digest in self._get(entry.state, entry)["parts"]]
        objects: dict[ObjectId, DbObject[Any]] = {}
        dependencies: list[Dependency] = []
        for part in parts:
            objects |= _objects(part, known, entry)
            dependencies += _dependencies(part)
        return Catalog(
            Server(**entry.server),
            objects,
            tuple(dependencies),
            Counter(entry.unmanaged),
            entry.fingerprint,
            frozenset(entry.scopes),
            None if entry.tablespaces is None else frozenset(entry.tablespaces),
        )

    def prune(self, connections: Iterable[str], is_wanted: Callable[[int, Kept], bool]) -> tuple[int, int]:
        """Forget states; returns how many, and how many bytes that made free.

        is_wanted: told how many newer states of the connection there are, and the state.
        """
        if not self.directory.is_dir():
            return 0, 0
        gone = 0
        with self._locked(fcntl.LOCK_EX):
            before = self.size()
            for connection in connections:
                entries = self._read(connection)
                left = [one for newer, one in enumerate(reversed(entries)) if is_wanted(newer, one)][::-1]
                if len(left) < len(entries):
                    gone += len(entries) - len(left)
                    self._write(connection, left)
            self._sweep()
            return gone, before - self.size()

    def size(self) -> int:
        """Return how many bytes all of it takes."""
        found = 0
        for path in self.directory.rglob("*"):
            with suppress(OSError):  # somebody else may be pruning
                found += path.stat().st_size if path.is_file() else 0
        return found

    # ------------------------------------------------------------------------------------------ parts

    def _add(self, entries: list[Kept], catalog: Catalog, seen: "Seen", parts: Mapping[str, bytes]) -> None:
        """Keep the parts that are not there, and list the state, unless it is that of the newest entry."""
        for digest, text in parts.items():
            path = self._path(digest)
            if not path.exists():
                write_private_bytes(path, zlib.compress(text))
        state = list(parts)[-1]
        place = _newest(entries, catalog)
        if place is not None and entries[place].state == state:
            entries[place] = _again(entries[place], state, catalog, seen)
        else:
            entries.append(_entry(state, catalog, seen))

    def _get(self, digest: str, entry: Kept) -> Any:
        try:
            text = zlib.decompress(self._path(digest).read_bytes())
        except (OSError, zlib.error):
            raise _damaged(entry) from None
        if hashlib.sha256(text).hexdigest()[:_DIGEST] != digest:
            raise _damaged(entry)
        return json.loads(text)

    def _path(self, digest: str) -> Path:
        return self.directory / "objects" / digest[:2] / digest[2:]

    def _sweep(self) -> None:
        """Remove the parts that no state has; none while there is a list that cannot be read."""
        needed: set[str] = set()
        for connection in self.connections():
            for entry in self._read(connection):
                needed.add(entry.state)
                with suppress(BadSnapshot):
                    needed.update(self._get(entry.state, entry)["parts"])
        for path in (self.directory / "objects").glob("*/*"):
            if path.parent.name + path.name not in needed:
                path.unlink(missing_ok=True)

    def _read(self, connection: str) -> list[Kept]:
        """Return what is kept of a connection; raises BadSnapshot for what this pgsync did not write."""
        path = self.directory / f"{connection}{_INDEX}"
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            if document["format"] == FORMAT:
                return [Kept(**entry) for entry in document["kept"]]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError):
            pass
        raise BadSnapshot(f"{path} is damaged, or of another version of pgsync", "It is left as it is.")

    def _write(self, connection: str, entries: Sequence[Kept]) -> None:
        path = self.directory / f"{connection}{_INDEX}"
        if not entries:
            path.unlink(missing_ok=True)
            return
        document = {"format": FORMAT, "kept": [asdict(entry) for entry in entries]}
        write_private_bytes(path, json.dumps(document, indent=1).encode() + b"\n")

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        """Keep others from writing, or from reading too; raises HistoryBusyError, OSError.

        Who only reads and cannot lock reads all the same: a disk may be read-only, and parts rarely go.
        """
        try:
            descriptor = self._lock(how)
        except OSError:
            if how != fcntl.LOCK_SH:
                raise
            descriptor = None
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def _lock(self, how: int) -> int:
        """Return the locked file."""
        private_directory(self.directory.parent)
        private_directory(self.directory)
        descriptor = os.open(self.directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        deadline = time.monotonic() + _WAIT
        while True:
            try:
                fcntl.flock(descriptor, how | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    os.close(descriptor)
                    raise HistoryBusyError("another pgsync is writing it") from None
                time.sleep(_PAUSE)
            except OSError:
                os.close(descriptor)
                raise
            else:
                return descriptor


@dataclass(frozen=True, slots=True)
class Seen:
    """When and how a catalog was seen. at: ISO 8601, UTC. run: that had made it so. version_num: of the server."""

    at: str
    address: str
    version_num: int
    run: str = ""


def _newest(entries: Sequence[Kept], catalog: Catalog) -> int | None:
    """Return where the newest state is of which as much was read as of this catalog."""
    return next((n for n in reversed(range(len(entries))) if entries[n].is_of(catalog)), None)


def _unchanged(entries: Sequence[Kept], catalog: Catalog) -> int | None:
    """Return where the newest state is, if the fingerprint says that nothing has changed since."""
    place = _newest(entries, catalog)
    if place is None or not catalog.fingerprint or catalog.scopes or entries[place].tool != TOOL:
        return None
    return place if entries[place].fingerprint == catalog.fingerprint else None


def _parts_of(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    """Return the parts of a catalog by their digests; the last one is the state, which lists the others."""
    digests = []
    documents: Iterable[Mapping[str, Any]] = (
        *(snapshot.dump_objects(run) for run in _runs(catalog.objects.values(), lambda item: item.id)),
        *(_edges(run) for run in _runs(sorted(catalog.dependencies), lambda edge: edge.dependent)),
    )
    for document in documents:
        digest, text = _digested(document)
        digests.append(digest)
        yield digest, text
    yield _digested({"format": FORMAT, "parts": digests})


def _digested(document: Mapping[str, Any]) -> tuple[str, bytes]:
    text = json.dumps(document, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest()[:_DIGEST], text


def _entry(state: str, catalog: Catalog, seen: Seen) -> Kept:
    return Kept(
        state=state,
        first=seen.at,
        last=seen.at,
        address=seen.address,
        objects=len(catalog.objects),
        server=asdict(catalog.server),
        version_num=seen.version_num,
        fingerprint=catalog.fingerprint,
        scopes=sorted(catalog.scopes),
        tablespaces=None if catalog.tablespaces is None else sorted(catalog.tablespaces),
        unmanaged=dict(sorted(catalog.unmanaged.items())),
        run=seen.run,
    )


def _again(entry: Kept, state: str, catalog: Catalog, seen: Seen) -> Kept:
    """Return what was seen before, seen once more: everything but when it began is as it is now."""
    now = _entry(state, catalog, seen)
    return replace(
        now, first=entry.first, last=max(entry.last, seen.at), seen=entry.seen + 1, run=entry.run or seen.run
    )


def _runs(items: Iterable[Any], id_of: Callable[[Any], ObjectId]) -> Iterator[list[Any]]:
    """Cut a sequence behind those whose identity says so: where one is added or gone, all other cuts stay."""
    run: list[Any] = []
    for item in items:
        run.append(item)
        id_ = id_of(item)
        if zlib.crc32("\0".join((id_.kind, *id_.path)).encode()) % _PART == 0:
            yield run
            run = []
    if run:
        yield run


def _edges(edges: Iterable[Dependency]) -> dict[str, Any]:
    ids: dict[ObjectId, int] = {}
    found = [[ids.setdefault(d.dependent, len(ids)), ids.setdefault(d.referenced, len(ids)), d.type] for d in edges]
    return {"ids": [[id_.kind, list(id_.path)] for id_ in ids], "edges": found}


def _objects(part: Any, kinds: Mapping[str, Kind[Any]], entry: Kept) -> dict[ObjectId, DbObject[Any]]:
    """Return the objects of a part; none of one with dependencies."""
    if "rows" not in part:
        return {}
    try:
        return snapshot.restore_objects(part, kinds, entry.tool)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        if isinstance(error, BadSnapshot):
            raise
        raise _damaged(entry) from None


def _dependencies(part: Any) -> Iterator[Dependency]:
    if "edges" in part:
        ids = [ObjectId(kind, tuple(path)) for kind, path in part["ids"]]
        yield from (Dependency(ids[one], ids[other], type_) for one, other, type_ in part["edges"])


def _damaged(entry: Kept) -> BadSnapshot:
    return BadSnapshot(
        f"the state {entry.id} of the history is damaged",
        "A part of it is missing or is not what was written.",
        "Name another one: pgsync snapshot list",
    )
