"""Reading two databases to compare them: of large ones only what differs (docs/decisions/0290-digests.md)."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from pgsync.app.catalogs import Database, Progress, all_at_once, describe, read, silent
from pgsync.app.choice import Choice
from pgsync.app.known import is_known
from pgsync.app.names import NO_NAMES
from pgsync.conninfo import ConnectionTarget
from pgsync.kinds import kinds_in
from pgsync.kinds.acl import is_changed
from pgsync.kinds.digest import CONTEXT_QUERY, COUNTED, query
from pgsync.plain import dataclass
from pgsync.server.connect import Connection, ServerInfo, is_newer
from pgsync.server.digests import Digests, Relation, Same, digests
from pgsync.server.introspect import Opening, introspect_differing, opening
from pgsync.server.readable import readable
from pgsync.server.reader import nothing_shared

LARGE = 50_000
"""About how many columns a database has, those of indexes included, from which on digests are quicker."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side before it is read."""

    session: Connection
    target: ConnectionTarget
    info: ServerInfo
    begun: Opening


def read_differing(
    opened: Mapping[ConnectionTarget, Connection], choice: Choice, progress: Progress = silent, large: int = LARGE
) -> tuple[Database, Database]:
    """Return two databases without tables that are the same in both, if these are many and nobody asks for them.

    `Catalog.same` counts what is not read. large: from how many columns on. Raises what reading raises.
    """
    shared = nothing_shared()
    begin = time.perf_counter()
    jobs = {target: partial(_begun, session, target, progress) for target, session in opened.items()}
    sides = all_at_once(jobs, list(opened.values()))
    is_large = min(side.begun.rights.columns for side in sides.values()) >= large
    found = _differing(sides, choice, begin, progress) if is_large else None
    if found is not None:
        return found
    reads = {
        one.target: partial(read, one.session, one.target, progress, (), shared, (one.info, one.begun))
        for one in sides.values()
    }
    first, last = all_at_once(reads, list(opened.values())).values()
    return first, last


def _begun(session: Connection, target: ConnectionTarget, progress: Progress) -> _Side:
    with readable(target.name):
        info = describe(session)
        progress(f"reading {target.name}")
        return _Side(session, target, info, opening(session, kinds_in(())))


def _differing(
    sides: Mapping[ConnectionTarget, _Side], choice: Choice, begin: float, progress: Progress
) -> tuple[Database, Database] | None:
    if not _is_enough(choice):
        return None
    if len({side.info.version_num for side in sides.values()}) > 1 or any(is_newer(s.info) for s in sides.values()):
        return None
    sessions = [side.session for side in sides.values()]
    one, other = all_at_once({target: partial(_digests, side) for target, side in sides.items()}, sessions).values()
    with_known = choice.rules.with_known

    def is_wanted(relation: Relation) -> bool:
        return not with_known and is_known(relation.schema, relation.name, relation.owner)

    if one is None or other is None or one.context != other.context:
        return None
    pair = _same(one, other, is_wanted)
    shared = nothing_shared()

    def rest(side: _Side, known: Same) -> Database | None:
        with readable(side.target.name):
            kinds = kinds_in(())
            catalog = introspect_differing(side.session, kinds, side.begun, known, shared)
        seconds = time.perf_counter() - begin
        if catalog is None:
            return None
        progress(f"read what differs of {side.target.name}: {len(catalog.objects):,} objects in {seconds:.1f} s")
        return Database(side.target, side.info, catalog, seconds)

    jobs = {side.target: partial(rest, side, known) for side, known in zip(sides.values(), pair, strict=True)}
    first, last = all_at_once(jobs, sessions).values()
    return None if first is None or last is None else (first, last)


def _same(one: Digests, other: Digests, is_wanted: Callable[[Relation], bool]) -> tuple[Same, Same]:
    """Return what needs not be read of either side; is_wanted: which tables are to be read though they are the same."""
    theirs = {relation.path: relation for relation in other.relations if relation.digest is not None}
    pairs = {
        relation.oid: twin.oid
        for relation in one.relations
        if (twin := theirs.get(relation.path)) is not None
        if twin.digest == relation.digest and not is_wanted(relation)
    }
    counts = _counted((relation for relation in one.relations if relation.oid in pairs), one.version)
    return one.without(pairs.keys(), counts), other.without(frozenset(pairs.values()), counts)


def _counted(relations: Iterable[Relation], version: int) -> Counter[str]:
    """Count by kind the objects that these tables would have been read as."""
    tables = list(relations)
    sums = map(sum, zip(*(table.counts for table in tables), strict=True))
    found = Counter(dict(zip(COUNTED, sums, strict=False)))
    found["table"] = len(tables)
    granted = Counter((acl, kind, version, table.owner) for table in tables for kind, acl in table.acls)
    found["privilege"] += sum(count for grant, count in granted.items() if is_changed(*grant))
    return +found


def _digests(side: _Side) -> Digests | None:
    version = side.info.major
    with readable(side.target.name):
        return digests(side.session, CONTEXT_QUERY, query(version))


def _is_enough(choice: Choice) -> bool:
    """Tell whether a choice can do without what is the same: where names do not matter, nor what is left out."""
    rules = choice.rules
    return choice.selection.is_everything and choice.names == NO_NAMES and not choice.scopes and not rules.partitions
