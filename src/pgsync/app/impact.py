"""What a step means for the data that is there: its effect, its time, its risk, whether it can be taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from statistics import median

from pgsync.app.catalogs import Database
from pgsync.app.connections import Connections
from pgsync.app.log import Run, all_runs, steps_of
from pgsync.engine.rename import naming_of, new_id
from pgsync.errors import PgsyncError
from pgsync.kinds import BY_NAME
from pgsync.kinds.common import PG_CLASS
from pgsync.model import numbers
from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact, Waiter
from pgsync.model.naming import Rename
from pgsync.model.objects import Catalog
from pgsync.model.plan import Planned
from pgsync.model.statements import Hazard, Lock, Work
from pgsync.plain import dataclass

__all__ = ["Impact", "Impacts", "Waiter", "rates_of", "relations_of"]

_MB = 1 << 20
_TABLES = frozenset({"table", "foreign table", "materialized view"})
_WORTH = 4 * _MB  # less tells nothing about a rate
_LEARN_FROM = 20
# Bytes in a second, the slower end of what SAFETY.md 1.7 measured on a small machine.
_RATES = {Work.SCAN: 120 * _MB, Work.BUILD: 15 * _MB, Work.REWRITE: 10 * _MB}
_VERBS = {Work.SCAN: "scans", Work.BUILD: "indexes", Work.REWRITE: "rewrites"}
_ORDER = ("DATA", "SEC", "LOCK", "REWRITE", "CORR", "APP", "DEP", "REPL", "INDEX", "PERF", "IRREVERSIBLE", "NON")
_RISKS = {
    "DATA": "destructive",
    "REWRITE": "slow",
    "LOCK": "blocks",
    "INDEX": "slower queries",
    "APP": "may break clients",
    "CORR": "may fail",
    "DEP": "may break users",
    "SEC": "security",
    "REPL": "replication",
    "PERF": "performance",
    "IRREVERSIBLE": "no way back",
    "NON": "own transaction",
}


_ALL = (
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
)
# Which locks of others each one waits for (PostgreSQL docs, table 13.2).
_CONFLICTS = {
    Lock.ACCESS_SHARE: frozenset(_ALL[7:]),
    Lock.ROW_SHARE: frozenset(_ALL[6:]),
    Lock.ROW_EXCLUSIVE: frozenset(_ALL[4:]),
    Lock.SHARE_UPDATE_EXCLUSIVE: frozenset(_ALL[3:]),
    Lock.SHARE: frozenset(_ALL[2:]) - {"SHARE"},
    Lock.SHARE_ROW_EXCLUSIVE: frozenset(_ALL[2:]),
    Lock.EXCLUSIVE: frozenset(_ALL[1:]),
    Lock.ACCESS_EXCLUSIVE: frozenset(_ALL),
}


@dataclass(frozen=True)
class Impacts:
    """What was measured on the target when the plan was made.

    of_relations: by relation, under the names that the plan gives. waiters: transactions for which concurrent builds
    would wait. rates: bytes in a second that earlier runs came to, by what they did.
    """

    of_relations: Mapping[ObjectId, Impact] = field(default_factory=dict)
    waiters: tuple[Waiter, ...] = ()
    rates: Mapping[Work, float] = field(default_factory=dict)

    def of(self, planned: Planned) -> list[Impact]:
        """Return the relations that a step locks, and the one it is for."""
        ids = dict.fromkeys((*planned.statement.relations, planned.object))
        return [self.of_relations[id_] for id_ in ids if id_ in self.of_relations]

    def in_the_way(self, planned: Planned) -> list[Impact]:
        """Return the relations on which somebody holds a lock now that the step would wait for."""
        wanted = _CONFLICTS.get(planned.statement.lock, frozenset())
        locked = [self.of_relations[id_] for id_ in planned.statement.relations if id_ in self.of_relations]
        return [one for one in locked if wanted & set(one.locks)]

    def effect(self, planned: Planned) -> str:
        """Return what happens to the rows that are there: "rewrites 41 GB"; "" when nothing is there."""
        statement = planned.statement
        if statement.work not in _VERBS:
            return "" if statement.lock is Lock.NONE else "no rewrite"
        size = self._bytes(planned)
        return _VERBS[statement.work] + ("" if size is None else f" {numbers.size(size)}")

    def seconds(self, planned: Planned) -> float | None:
        """Return how long a step works on the rows that are there, very roughly; None when it does not."""
        size = self._bytes(planned)
        return None if size is None else estimate(size, planned.statement.work, self.rates)

    def time(self, planned: Planned) -> str:
        """Return the same in words: ~4 min."""
        seconds = self.seconds(planned)
        return "" if seconds is None else numbers.duration(seconds)

    def _bytes(self, planned: Planned) -> int | None:
        known = [self.of_relations[id_].bytes for id_ in planned.statement.relations if id_ in self.of_relations]
        return sum(known) if known else None


def estimate(size: int, work: Work, rates: Mapping[Work, float] | None = None) -> float | None:
    """Return the seconds that reading, indexing or rewriting some bytes takes, roughly; None for what is instant.

    rates: bytes in a second, as far as they are known better than from a small machine.
    """
    return size / ((rates or {}).get(work) or _RATES[work]) if work in _RATES else None


def learnt(runs: Sequence[Run], target: str) -> dict[Work, float]:
    """Return the bytes in a second that the runs on one target came to: the middle of the newest ones."""
    found: dict[Work, list[float]] = {}
    for run in [run for run in runs if run.header.target == target][-_LEARN_FROM:]:
        for step in steps_of(run) if any(record.bytes for record in run.steps.values()) else ():
            size, seconds = run.steps[step.number].bytes if step.number in run.steps else None, step.seconds
            if size and seconds and size >= _WORTH and seconds > step.waited:
                found.setdefault(step.planned.statement.work, []).append(size / (seconds - step.waited))
    return {work: median(rates) for work, rates in found.items()}


def by_gravity(hazards: frozenset[Hazard]) -> list[Hazard]:
    """Return hazards, the gravest first."""
    return sorted(
        hazards,
        key=lambda hazard: (_ORDER.index(hazard.split("_", 1)[0]), not hazard.is_destructive, str(hazard)),
    )


def risk(planned: Planned) -> str:
    """Return the gravest thing that can go wrong, in a word; "safe" when nothing is known to."""
    hazards = by_gravity(planned.statement.hazards)
    if hazards and hazards[0] is Hazard.DATA_UPDATE_ROWS:
        return "overwrites"
    return _RISKS[hazards[0].split("_", 1)[0]] if hazards else "safe"


def is_reversible(planned: Planned) -> bool:
    """Return whether a rollback brings back everything, rows too."""
    return not any(hazard.is_destructive and not hazard.is_taken_back for hazard in planned.statement.hazards)


def lock_words(planned: Planned) -> str:
    """Return the lock as in PostgreSQL's documentation, and whether it is held for an instant only."""
    statement = planned.statement
    brief = ", short" if statement.lock.blocks_writes and statement.work is Work.INSTANT else ""
    return f"{statement.lock}{brief}"


def remarks(planned: Planned, impacts: Impacts) -> Iterator[str]:
    """Return what a script says of a step beside its heading."""
    if planned.statement.kept_as:
        yield f"its rows are kept as pgsync_trash.{planned.statement.kept_as}: pgsync rollback, pgsync purge"
    if planned.statement.unkept:
        yield f"its rows are not kept: {planned.statement.unkept}"
    effect, time = impacts.effect(planned), impacts.time(planned)
    if effect:
        yield f"on existing data: {effect}{f', {time} (rough)' if time else ''}"
    if planned.statement.hazards:
        yield f"risk: {risk(planned)}; rollback: {'complete' if is_reversible(planned) else 'without the rows'}"


def relations_of(catalog: Catalog, steps: Iterable[Planned], renames: Iterable[Rename] = ()) -> dict[int, ObjectId]:
    """Return the relations that steps touch: oid, and the identity under the names that the steps use.

    catalog: of the target as it is. renames: with which the plan begins.
    """
    touched = {id_ for planned in steps for id_ in _touched(planned)}
    wholes = {id_.path[:2] for id_ in touched if len(id_.path) > len(("schema", "name"))}
    naming = naming_of({one.id: one.name for one in renames}, catalog, BY_NAME)
    return {
        address.objid: id_
        for item in catalog.objects.values()
        if (id_ := new_id(item.id, naming, BY_NAME)) in touched or (id_.path in wholes and id_.kind in _TABLES)
        for address in item.addresses
        if address.classid == PG_CLASS and not address.objsubid
    }


def _touched(planned: Planned) -> tuple[ObjectId, ...]:
    """Return the relations that a step is about, and what it is for."""
    statement = planned.statement
    return planned.object, *statement.relations, *(relation for relation, _ in statement.others)


def rates_of(connections: Connections, database: Database) -> dict[Work, float]:
    """Return the bytes in a second that earlier runs on a connection came to."""
    try:
        return learnt(all_runs(connections.configuration.project_file), database.connection)
    except PgsyncError:  # a plan is missing, or not the one that was run: nothing is learnt from it
        return {}
