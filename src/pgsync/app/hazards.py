"""Hazards with what the target tells about them, and those that only the target can tell (SAFETY.md 2.2)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial

from pgsync.app.impact import estimate, relations_of
from pgsync.engine.rename import renamed
from pgsync.kinds import BY_NAME
from pgsync.model import numbers
from pgsync.model.identity import ObjectId
from pgsync.model.impact import Impact, Waiter
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch, Evidence, Planned
from pgsync.model.spoken import spoken
from pgsync.model.statements import Hazard, Lock, Work
from pgsync.plain import dataclass
from pgsync.server.connect import Connection
from pgsync.server.evidence import MOST, Facts, Found, gather
from pgsync.server.impact import impacts, old_transactions

SMALL = 10 << 20
"""Bytes below which a table is read or rewritten within about a second (SAFETY.md 2.1)."""

_LONG_BUILD = 600.0
_MANY_RELATIONS = 500
_LISTED = 4
_LOCKS = frozenset({Hazard.LOCK_AX_SCAN, Hazard.LOCK_AX_BUILD, Hazard.LOCK_WRITES, Hazard.LOCK_DOMAIN})
_SIZED = _LOCKS | {
    Hazard.REWRITE_TABLE,
    Hazard.INDEX_REBUILD,
    Hazard.LOCK_FK_PARTNER,
    Hazard.DATA_DEFAULT_BACKFILL_MISSING,
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Measured:
    """The steps of a plan with what the target tells of them, the relations they touch, and who would be waited for."""

    batches: tuple[Batch, ...]
    relations: Mapping[ObjectId, Impact]
    waiters: tuple[Waiter, ...]


def measure(conn: Connection, batches: Sequence[Batch], catalog: Catalog, renames: Sequence[Rename] = ()) -> Measured:
    """Return the same steps with what the target tells of them.

    conn: to the target, set up by read_session(). catalog: of the target as it is. renames: with which the plan begins.
    """
    steps = [planned for batch in batches for planned in batch.statements]
    relations = impacts(conn, relations_of(catalog, steps, renames))
    facts = gather(conn, steps, relations)
    there = renamed(catalog, Naming({one.id: one.name for one in renames}), BY_NAME)
    return Measured(assess(batches, there, facts), relations, old_transactions(conn))


def assess(batches: Sequence[Batch], catalog: Catalog, facts: Facts) -> tuple[Batch, ...]:
    """Return the same steps with evidence for their hazards, and with the hazards that follow from the facts.

    catalog: of the target, under the names that the steps use. Derived hazards stand at the first step that brings
    them about.
    """
    assessor = _Assessor(catalog, facts)
    return tuple(replace(batch, statements=tuple(assessor.steps(batch))) for batch in batches)


@dataclass(slots=True)
class _Step:
    """One step with what is found out about it."""

    planned: Planned
    evidence: list[Evidence]
    added: set[Hazard]

    def say(self, hazard: Hazard, text: str, weight: int = 0, *, is_new: bool = False) -> None:
        """Keep a piece of evidence. is_new: the kinds do not know that the step has this hazard."""
        self.evidence.append(Evidence(hazard, text, weight, is_new))
        if is_new:
            self.added.add(hazard)

    def evidence_of(self, hazard: Hazard) -> list[Evidence]:
        """Return what was said of a hazard."""
        return [evidence for evidence in self.evidence if evidence.hazard is hazard]


class _Assessor:
    """Goes through the steps of one plan in their order."""

    def __init__(self, catalog: Catalog, facts: Facts) -> None:
        self.catalog = catalog
        self.facts = facts
        self.said: set[tuple[Hazard, ObjectId | str]] = set()

    def steps(self, batch: Batch) -> Iterator[Planned]:
        found = [_Step(planned, [], set()) for planned in batch.statements]
        self._updates(found)
        always = (partial(self._dependents, batch=batch), self._once)
        touching = (
            *(self._sizes, self._heirs, self._rows, self._index, self._counter, self._lock, always[0]),
            *(self._replication, self._triggers, self._once, self._rights),
        )
        for step in found:
            statement = step.planned.statement
            for tell in touching if statement.hazards or statement.relations or statement.probes else always:
                tell(step)
        _many(found, self.facts)
        for step in found:
            planned, evidence = step.planned, tuple(step.evidence)
            if step.added - planned.statement.hazards:
                hazards = planned.statement.hazards | step.added
                planned = replace(planned, statement=replace(planned.statement, hazards=hazards))
            yield planned if planned.evidence == evidence else replace(planned, evidence=evidence)

    def _relations(self, planned: Planned) -> Iterator[tuple[ObjectId, Impact]]:
        for id_ in planned.statement.relations:
            facts = self.facts.relations.get((id_.path[0], id_.path[1])) if len(id_.path) > 1 else None
            if facts is not None:
                yield id_, facts

    def _first(self, hazard: Hazard, what: ObjectId | str) -> bool:
        """Return whether this is said for the first time of this plan."""
        is_first = (hazard, what) not in self.said
        self.said.add((hazard, what))
        return is_first

    def _sizes(self, step: _Step) -> None:
        """Tell the size of what is read, rewritten or lost, and roughly how long that takes."""
        statement, relations = step.planned.statement, dict(self._relations(step.planned))
        # What inherits from a partitioned table is in its numbers already.
        named = [id_ for id_ in relations if self._parent(id_) not in relations]
        size = sum(relations[id_].bytes for id_ in named)
        words = ", ".join(f"{id_.name} {_size_words(relations[id_])}" for id_ in named[:_LISTED])
        words += f" and {len(named) - _LISTED} more" if len(named) > _LISTED else ""
        is_small = bool(named) and size < SMALL
        for hazard in sorted(statement.hazards & _SIZED):
            if not named:
                continue
            seconds = estimate(size, Work.REWRITE if hazard is Hazard.REWRITE_TABLE else statement.work)
            text = f"{words}{_duration(seconds)}"
            if hazard is Hazard.REWRITE_TABLE and not is_small:
                text += f", {numbers.size(size)} more disk and WAL meanwhile"
            step.say(hazard, text, -1 if is_small else 0)
        if Hazard.DATA_DROP_SCHEMA in statement.hazards:
            name = step.planned.object.path[0]
            objects = sum(1 for id_ in self.catalog.objects if len(id_.path) > 1 and id_.path[0] == name)
            step.say(Hazard.DATA_DROP_SCHEMA, f"{_count(objects, 'object')}, their parts included")
        own = relations.get(step.planned.object)
        for hazard in sorted(statement.hazards & {Hazard.DATA_DROP_TABLE, Hazard.DATA_UNLOGGED}):
            if own is not None:
                step.say(hazard, f"{step.planned.object.name} {_size_words(own)}")
        if statement.work is Work.REWRITE and Hazard.REWRITE_TABLE in statement.hazards and size:
            step.say(Hazard.PERF_STATS_LOST, f"{words}: run ANALYZE afterwards", is_new=True)
            if self.facts.snapshots:
                text = f"{_count(self.facts.snapshots, 'transaction')} with an older snapshot now"
                step.say(Hazard.REWRITE_NOT_MVCC, text, is_new=True)
        if (
            not statement.transactional
            and statement.work is Work.BUILD
            and (estimate(size, Work.BUILD) or 0) > _LONG_BUILD
        ):
            step.say(Hazard.INDEX_BUILD_LONG, f"{words}{_duration(estimate(size, Work.BUILD))}", is_new=True)

    def _parent(self, id_: ObjectId) -> ObjectId | None:
        link = self.catalog.get(ObjectId("partition", id_.path))
        return None if link is None else link.spec.parent

    def _heirs(self, step: _Step) -> None:
        """Tell which other tables lose a column."""
        statement = step.planned.statement
        heirs = [id_ for id_ in statement.relations if id_.path[:2] != step.planned.object.path[:2]]
        if heirs and Hazard.DATA_DROP_COLUMN in statement.hazards:
            more = f" and {len(heirs) - _LISTED} more" if len(heirs) > _LISTED else ""
            step.say(Hazard.DATA_DROP_COLUMN, f"of {', '.join(id_.name for id_ in heirs[:_LISTED])}{more} too")

    def _rows(self, step: _Step) -> None:
        """Tell what the rows say."""
        for probe in step.planned.statement.probes:
            found = self.facts.probes.get(probe, Found(problem="not asked"))
            if found.problem:
                step.say(probe.hazard, f"not checked: {found.problem}")
                continue
            number = f"more than {MOST:,}" if found.rows > MOST else f"{found.rows:,}" if found.rows else "none"
            text = f"{probe.rows}: {number}"
            weight = 0
            if not probe.hazard.is_destructive:
                weight = 1 if found.rows else -1
            elif not found.rows and probe.hazard is not Hazard.DATA_DROP_COLUMN:
                weight = -1
            step.say(probe.hazard, text, weight)

    def _updates(self, steps: Sequence[_Step]) -> None:
        """Tell how many rows of a table are overwritten, at the first of them."""
        tables: dict[ObjectId, list[_Step]] = {}
        for step in steps:
            statement = step.planned.statement
            if Hazard.DATA_UPDATE_ROWS in statement.hazards and statement.relations:
                tables.setdefault(statement.relations[0], []).append(step)
        for table, found in tables.items():
            for step in found:
                step.say(Hazard.DATA_UPDATE_ROWS, f"{_count(len(found), 'row')} of {table.name}")

    def _triggers(self, step: _Step) -> None:
        """Tell which triggers fire for rows that are written."""
        planned = step.planned
        if Hazard.APP_TRIGGERS_FIRE not in planned.statement.hazards or not planned.statement.relations:
            return
        table = planned.statement.relations[0]
        names = [part.id.path[-1] for part in self.catalog.parts(table, "trigger") if part.spec.enabled != "D"]
        if names:
            more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
            step.say(Hazard.APP_TRIGGERS_FIRE, f"{', '.join(names[:_LISTED])}{more} on {table.name}")

    def _index(self, step: _Step) -> None:
        """Tell how an index that goes is used."""
        statement, id_ = step.planned.statement, step.planned.object
        hazards = statement.hazards & {Hazard.INDEX_DROPPED, Hazard.INDEX_UNIQUE_DROPPED}
        name = (id_.path[0], id_.path[-1])
        index = self.facts.relations.get(name)
        if not hazards or index is None or index.scans is None:
            return
        since = f" since {index.since}" if index.since else ""
        last = f", last on {index.last_use[:10]}" if index.last_use else ""
        rebuild = _duration(estimate(index.bytes, Work.BUILD), "building it again takes ")
        for hazard in sorted(hazards):
            text = f"{_count(index.scans, 'scan')}{since}{last}; {numbers.size(index.bytes)}{rebuild}"
            step.say(hazard, text, -1 if not index.scans and hazard is Hazard.INDEX_DROPPED else 0)

    def _counter(self, step: _Step) -> None:
        """Tell where a sequence stands that goes or changes."""
        hazards = step.planned.statement.hazards & {Hazard.DATA_DROP_SEQUENCE, Hazard.LOCK_SEQUENCE}
        for id_ in (step.planned.object, *step.planned.statement.relations):
            facts = self.facts.relations.get((id_.path[0], id_.path[1])) if len(id_.path) > 1 else None
            if facts is not None and facts.last_value is not None:
                for hazard in sorted(hazards):
                    step.say(hazard, f"{id_.name} stands at {facts.last_value:,}")
                return

    def _lock(self, step: _Step) -> None:
        """Tell who stands in the way of a lock that closes a table, or waits behind it."""
        statement = step.planned.statement
        if statement.lock is not Lock.ACCESS_EXCLUSIVE:
            return
        for id_, facts in self._relations(step.planned):
            if facts.bytes < SMALL and not facts.sessions:
                continue
            if statement.work is Work.INSTANT and self._first(Hazard.LOCK_AX, id_):
                text = f"{id_.name} {_size_words(facts)}"
                if facts.sessions:
                    text += f"; used now by {_count(facts.sessions, 'session')}, the oldest for {facts.oldest:.0f} s"
                step.say(Hazard.LOCK_AX, text, is_new=True)
            if self.facts.standbys and self._first(Hazard.REPL_STANDBY, id_):
                names = ", ".join(f"{name} ({lag:.0f} s behind)" for name, lag in self.facts.standbys[:_LISTED])
                step.say(Hazard.REPL_STANDBY, names, is_new=True)

    def _dependents(self, step: _Step, batch: Batch) -> None:
        """Tell what is rebuilt because of this step, and which functions name what goes."""
        planned = step.planned
        if planned.reason is not None and self._first(Hazard.DEP_BREAK_VIEW, planned.reason):
            rebuilt = dict.fromkeys(p.object for p in batch.statements if p.reason == planned.reason)
            names = ", ".join(spoken(id_) for id_ in list(rebuilt)[:_LISTED])
            more = f" and {len(rebuilt) - _LISTED} more" if len(rebuilt) > _LISTED else ""
            text = f"{names}{more}, because of {spoken(planned.reason)}"
            step.say(Hazard.DEP_BREAK_VIEW, text, is_new=True)
        if planned.reason is not None and Hazard.DEP_OTHER_SCHEMA in planned.statement.hazards:
            text = f"{spoken(planned.object)} is left out, and rebuilt because of {spoken(planned.reason)}"
            step.say(Hazard.DEP_OTHER_SCHEMA, text)
        if planned.action == "drop" and planned.object.kind in {"table", "column", "view", "function"}:
            mentioning = [id_.name for id_ in self._mentioning(planned.object)]
            remaining = [name for name in mentioning if self._first(Hazard.DEP_UNTRACKED, f"{planned.object} {name}")]
            if remaining:
                shown = ", ".join(remaining[:_LISTED])
                more = f" and {len(remaining) - _LISTED} more" if len(remaining) > _LISTED else ""
                step.say(Hazard.DEP_UNTRACKED, f"the bodies of {shown}{more} name it", is_new=True)

    def _mentioning(self, id_: ObjectId) -> Iterator[ObjectId]:
        """Return the routines whose body, kept as text, has the words of an object's name and of its table's."""
        words = {word.partition("(")[0] for word in id_.path[1:]}
        found = [self._routines.get(word, {}) for word in words]
        first = min(found, key=len)
        yield from (routine for routine in first if routine != id_ and all(routine in others for others in found))

    @cached_property
    def _routines(self) -> Mapping[str, Mapping[ObjectId, None]]:
        """Each word that is in a body kept as text, with the routines in which it is."""
        found: dict[str, dict[ObjectId, None]] = {}
        for item in self.catalog.of_kind("function", "procedure"):
            for word in () if item.spec.is_sql_body else _WORD.findall(item.spec.body):
                found.setdefault(word, {})[item.id] = None
        return found

    def _replication(self, step: _Step) -> None:
        """Tell of the publications of what changes."""
        planned = step.planned
        for id_, facts in self._relations(planned):
            if not facts.publications:
                continue
            by = f"published by {', '.join(facts.publications[:_LISTED])}"
            kind, action = planned.object.kind, planned.action
            if kind == "column" and self._first(Hazard.REPL_SUBSCRIBER_DDL, id_):
                step.say(Hazard.REPL_SUBSCRIBER_DDL, f"{id_.name} is {by}", is_new=True)
            if action == "drop" and (planned.object == id_ or kind == "column"):
                step.say(Hazard.REPL_PUBLICATION, f"{id_.name} is {by}", is_new=True)
            if action == "drop" and kind == "constraint" and self._is_primary_key(planned.object):
                step.say(Hazard.REPL_IDENTITY, f"the primary key of {id_.name}, {by}", is_new=True)
            if Hazard.REPL_IDENTITY in planned.statement.hazards:
                step.say(Hazard.REPL_IDENTITY, f"{id_.name} is {by}")
        if Hazard.REPL_IDENTITY in planned.statement.hazards and not step.evidence_of(Hazard.REPL_IDENTITY):
            step.say(Hazard.REPL_IDENTITY, "no publication has the table now", -1)

    def _is_primary_key(self, id_: ObjectId) -> bool:
        item = self.catalog.get(id_)
        return item is not None and getattr(item.spec, "type", "") == "p"

    def _once(self, step: _Step) -> None:
        """Tell what holds for the whole target, at the first step that it concerns."""
        facts, statement = self.facts, step.planned.statement
        if facts.event_triggers and self._first(Hazard.SEC_EVENT_TRIGGER, ""):
            names = ", ".join(f"{name} (of {owner})" for name, owner in facts.event_triggers[:_LISTED])
            step.say(Hazard.SEC_EVENT_TRIGGER, f"{names} runs with every step", is_new=True)
        for id_, relation in self._relations(step.planned):
            if relation.invalid_indexes and self._first(Hazard.INDEX_INVALID_FOUND, id_):
                names = ", ".join(relation.invalid_indexes[:_LISTED])
                step.say(Hazard.INDEX_INVALID_FOUND, f"{names} on {id_.name}", is_new=True)
        is_built = statement.work in {Work.BUILD, Work.REWRITE} and bool(statement.relations)
        if facts.collation is not None and is_built and self._first(Hazard.CORR_COLLATION_VERSION, ""):
            text = f"version {facts.collation[0]} in the database, {facts.collation[1]} in the operating system"
            step.say(Hazard.CORR_COLLATION_VERSION, text, is_new=True)
        lost = sorted(h for h in statement.hazards if h.is_destructive and not h.is_taken_back)
        if lost:
            step.say(Hazard.IRREVERSIBLE, f"of {spoken(step.planned.object)}, the structure comes back", is_new=True)

    def _rights(self, step: _Step) -> None:
        """Tell whom a privilege goes to when that is everybody, and how many policies end."""
        statement = step.planned.statement
        widely = (" TO PUBLIC", " TO PUBLIC WITH GRANT OPTION")
        if Hazard.SEC_GRANT_WIDER in statement.hazards and statement.sql.upper().endswith(widely):
            step.say(Hazard.SEC_GRANT_WIDER, "everybody gets it (PUBLIC)", 1)
        if Hazard.SEC_RLS_OFF in statement.hazards:
            policies = sum(1 for _ in self.catalog.parts(step.planned.object, "policy"))
            step.say(Hazard.SEC_RLS_OFF, f"{_count(policies, 'policy', 'policies')} no longer hide rows")


def _many(steps: Sequence[_Step], facts: Facts) -> None:
    """Mark the step at which one transaction has closed several busy tables, or very many relations."""
    closed: dict[ObjectId, None] = {}
    busy: dict[ObjectId, None] = {}
    for step in steps:
        for id_ in step.planned.statement.relations if step.planned.statement.lock.blocks_writes else ():
            closed[id_] = None
            found = facts.relations.get((id_.path[0], id_.path[1])) if len(id_.path) > 1 else None
            if found is not None and (found.bytes >= SMALL or found.sessions):
                busy[id_] = None
        if len(busy) > 1 or len(closed) > _MANY_RELATIONS:
            every = len({id_ for other in steps for id_ in other.planned.statement.relations})
            names = ", ".join(id_.name for id_ in list(busy)[:_LISTED])
            text = f"{_count(every, 'relation')} locked until the transaction ends" + (
                f", busy: {names}" if busy else ""
            )
            step.say(Hazard.LOCK_MANY, text, is_new=True)
            return


def _size_words(facts: Impact) -> str:
    return f"({', '.join(filter(None, (numbers.size(facts.bytes), numbers.rows(facts.rows))))})"


def _duration(seconds: float | None, words: str = "") -> str:
    """Return a rough time: nothing for what takes no second."""
    return f", {words}{numbers.duration(seconds)}" if seconds is not None and seconds >= 1 else ""


def _count(number: int, word: str, plural: str = "") -> str:
    return f"{number:,} {word if number == 1 else plural or word + 's'}"
