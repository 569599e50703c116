"""A statement of somebody's file in our own terms: as steps, with the hazards that our plan for the same change has.

What changed tells which steps of ours would do the same (the kinds know their hazards); what was observed tells the
locks and the work. So there is one knowledge of hazards, and it needs no look into the text of a statement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pgsync.engine.diff import Change, Mode, diff
from pgsync.engine.plan import make_plan
from pgsync.engine.rename import new_id, own_name
from pgsync.kinds import BY_NAME
from pgsync.model.identity import Address, ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.plan import Evidence, Planned
from pgsync.model.statements import Hazard, Lock, Statement, Work
from pgsync.plain import dataclass
from pgsync.server.filerun import Tried
from pgsync.server.observe import WORKS, Deed, Name

# What the observation tells better than our own statement for the same change would.
_OBSERVED = frozenset(
    {
        Hazard.LOCK_AX,
        Hazard.LOCK_AX_SCAN,
        Hazard.LOCK_AX_BUILD,
        Hazard.LOCK_WRITES,
        Hazard.LOCK_MANY,
        Hazard.REWRITE_TABLE,
        Hazard.NON_TRANSACTIONAL,
    }
)
_OF_THE_END = frozenset({Hazard.CORR_NOT_VALID_LEFT, Hazard.SEC_RLS_ON_NO_POLICY, Hazard.PERF_FK_NO_INDEX})
"""Hazards of what is left behind: a later statement of the same file may put it right."""

_RELATIONS = ("table", "materialized view", "foreign table", "view", "sequence")
_WITH_ROWS = frozenset({"table", "materialized view", "column"})


@dataclass(frozen=True, slots=True)
class Renaming:
    """What only has another name, and what only lies in another schema, with its parts."""

    renames: tuple[Rename, ...] = ()
    moved: Mapping[ObjectId, ObjectId] | None = None


def steps_of(tried: Tried, base: Catalog) -> list[Planned]:
    """Return a statement as steps: first what was observed, then what it changed.

    base: the database before the file: nobody waits for what the file itself made.
    """
    fresh = frozenset(id_ for id_ in tried.before.objects if id_ not in base.objects)
    changes = _changes_of(tried, fresh)
    return [*_observed(tried, changes), *changes]


def changes_in(tried: Tried) -> list[Change]:
    """Return in which objects the database differs after a statement; a renamed one is dropped and created."""
    return [] if tried.before is tried.after else diff(tried.before, tried.after, BY_NAME, Mode.STRICT, frozenset())


def left_behind(base: Catalog, after: Catalog) -> frozenset[tuple[Hazard, ObjectId]]:
    """Return the hazards of what a whole file leaves, and whose they are."""
    plan = make_plan(base, after, BY_NAME, Mode.DEFAULT, frozenset())
    return frozenset(
        (hazard, planned.object)
        for planned in plan.statements
        for hazard in planned.statement.hazards
        if hazard in _OF_THE_END
    )


def corrected_later(hazard: Hazard, id_: ObjectId, left: frozenset[tuple[Hazard, ObjectId]]) -> bool:
    """Tell whether a hazard of one statement is gone at the end of the file."""
    return hazard in _OF_THE_END and (hazard, id_) not in left


# ---------------------------------------------------------------------------------------------- what was observed


def _observed(tried: Tried, changes: list[Planned]) -> Iterator[Planned]:
    deeds = _by_relation(tried, changes)
    lock = max((deed.lock for deed in deeds.values()), default=Lock.NONE)
    work = max((deed.work for deed in deeds.values()), key=WORKS.index, default=Work.INSTANT)
    hazards, evidence = _hazards(tried, deeds)
    strongest = [id_ for id_, deed in deeds.items() if deed.lock is lock]
    statement = Statement(
        tried.piece.text,
        lock,
        tuple(strongest),
        work,
        frozenset(hazards),
        transactional=tried.transactional,
        others=tuple((id_, deed.lock) for id_, deed in deeds.items() if deed.lock is not lock),
    )
    first = [*strongest, *(planned.object for planned in changes), ObjectId("database", (tried.after.server.database,))]
    yield Planned(statement, "alter", first[0], evidence=tuple(evidence))


def _by_relation(tried: Tried, changes: list[Planned]) -> dict[ObjectId, Deed]:
    """Return what was done to each relation that the statement is about, the hardest first.

    A lock that an earlier statement of the transaction took counts where this one works or changes something.
    """
    changed = {planned.object.path[:2] for planned in changes}
    found: dict[ObjectId, Deed] = {}
    for deed in tried.deeds:
        id_ = _relation(deed.whole, tried.before)
        is_concerned = deed.is_new or deed.work is not Work.INSTANT or deed.whole in changed
        if id_ is None or deed.lock <= Lock.ACCESS_SHARE or not is_concerned:
            continue
        known = found.get(id_)
        if known is not None:
            work = max(known.work, deed.work, key=WORKS.index)
            deed = replace(known, lock=max(known.lock, deed.lock), work=work)  # noqa: PLW2901 - both are one
        found[id_] = deed
    return found


def _relation(name: Name, catalog: Catalog) -> ObjectId | None:
    ids = (ObjectId(kind, name) for kind in _RELATIONS)
    return next((id_ for id_ in ids if id_ in catalog.objects), None)


def _hazards(tried: Tried, deeds: Mapping[ObjectId, Deed]) -> tuple[set[Hazard], list[Evidence]]:
    hazards: set[Hazard] = set() if tried.transactional else {Hazard.NON_TRANSACTIONAL}
    evidence: list[Evidence] = []
    for id_, deed in deeds.items():
        if deed.work is Work.REWRITE and tried.tag.startswith("TRUNCATE"):
            hazards.add(Hazard.DATA_DROP_TABLE)
            evidence.append(Evidence(Hazard.DATA_DROP_TABLE, f"TRUNCATE: all rows of {id_.name} go"))
        elif deed.work is Work.REWRITE:
            hazards.add(Hazard.REWRITE_TABLE)
        elif deed.work is not Work.INSTANT and deed.lock is Lock.ACCESS_EXCLUSIVE:
            hazards.add(Hazard.LOCK_AX_BUILD if deed.work is Work.BUILD else Hazard.LOCK_AX_SCAN)
        elif deed.work is not Work.INSTANT and deed.lock.blocks_writes:
            hazards.add(Hazard.LOCK_WRITES)
    if tried.dropped_along:
        hazards.add(Hazard.DEP_CASCADE)
        evidence += [Evidence(Hazard.DEP_CASCADE, sentence) for sentence in tried.dropped_along]
    return hazards, evidence


# ------------------------------------------------------------------------------------------------ what it changed


def _changes_of(tried: Tried, fresh: frozenset[ObjectId]) -> list[Planned]:
    """Return the steps that our plan for the same change would have, with their hazards, as if they locked nothing."""
    before, after = tried.before, tried.after
    if before is after:
        return []
    renaming = _renaming(before, after)
    found = [_moved(new, after) for new in (renaming.moved or {}).values()]
    before, after = _without_moved(before, after, renaming)
    gone = _replaced(before, after)
    if gone:
        left = _without(before, gone)
        found += _planned(before, left, ())
        before = left
    found += _planned(before, after, renaming.renames)
    kept = _Kept(tried)
    is_built = any(WORKS.index(deed.work) >= WORKS.index(Work.BUILD) for deed in tried.deeds)
    return [_plain(planned, fresh, is_built=is_built) for planned in found if not kept.is_only_our_way(planned)]


def _planned(before: Catalog, after: Catalog, renames: tuple[Rename, ...]) -> list[Planned]:
    return make_plan(before, after, BY_NAME, Mode.DEFAULT, frozenset(), renames=renames).statements


def _plain(planned: Planned, fresh: frozenset[ObjectId], *, is_built: bool) -> Planned:
    """Return a step without what was observed instead; for what the file itself made it is as for a new relation."""
    statement = planned.statement
    hazards = statement.hazards - _OBSERVED - (frozenset() if is_built else {Hazard.INDEX_REBUILD})
    statement = replace(statement, hazards=hazards, lock=Lock.NONE, work=Work.INSTANT, others=())
    is_new = planned.object in fresh or any(id_ in fresh for id_ in statement.relations[:1])
    return replace(planned, statement=statement.on_new() if is_new else statement.without(statement.relations, fresh))


class _Kept:
    """Tells which of our steps the statement did not need: it kept what we would replace."""

    def __init__(self, tried: Tried) -> None:
        self._before = tried.before
        self._there = _by_address(tried.after)
        self._was = _by_address(tried.before)
        self._after = tried.after

    def is_only_our_way(self, planned: Planned) -> bool:
        """Tell whether a step rebuilds what is the same, or drops or creates what was there all the time."""
        if planned.reason is not None:
            return True
        catalog, others = {
            "drop": (self._before, self._there),
            "create": (self._after, self._was),
        }.get(planned.action, (self._before, {}))
        item = catalog.get(planned.object)
        return item is not None and bool(item.addresses) and item.addresses[0] in others


def _by_address(catalog: Catalog) -> dict[Address, DbObject[object]]:
    return {item.addresses[0]: item for item in catalog.objects.values() if item.addresses}


def _replaced(before: Catalog, after: Catalog) -> set[ObjectId]:
    """Return what holds rows and is another one of the same name now."""
    return {
        id_
        for id_, item in before.objects.items()
        if id_.kind in _WITH_ROWS
        and (other := after.get(id_)) is not None
        and item.addresses[:1] != other.addresses[:1]
        and (item.parent is None or _is_same(item.parent, before, after))
    }


def _is_same(id_: ObjectId, before: Catalog, after: Catalog) -> bool:
    old, new = before.get(id_), after.get(id_)
    return old is not None and new is not None and old.addresses[:1] == new.addresses[:1]


def _without(catalog: Catalog, ids: set[ObjectId]) -> Catalog:
    gone = ids | {part for id_ in ids for part in catalog.descendants(id_)}
    gone |= {user.dependent for id_ in gone for user in catalog.needed_by.get(id_, ())}
    gone |= {part for id_ in gone for part in catalog.descendants(id_)}
    kept = {id_: item for id_, item in catalog.objects.items() if id_ not in gone}
    return catalog.with_objects(kept, (d for d in catalog.dependencies if not {d.dependent, d.referenced} & gone))


# ---------------------------------------------------------------------------------------------------------- names


def _renaming(before: Catalog, after: Catalog) -> Renaming:
    """Find what is the same row of the catalogs under another identity."""
    there = _by_address(after)
    renames: list[Rename] = []
    moved: dict[ObjectId, ObjectId] = {}
    naming = Naming({})
    for item in sorted(before.objects.values(), key=lambda item: len(item.id.path)):
        other = there.get(item.addresses[0]) if item.addresses else None
        if other is None or other.id.kind != item.id.kind:
            continue
        if item.id.kind == "enum":
            renames += _relabelled(item, other)
        expected = new_id(item.id, naming, BY_NAME)
        if other.id == expected or any(ancestor in moved for ancestor in before.ancestors(item.id)):
            continue
        if BY_NAME[item.id.kind].rename is not None and other.id.path[:-1] == expected.path[:-1]:
            renames.append(Rename(item.id, own_name(other.id, BY_NAME)))
            naming = Naming({one.id: one.name for one in renames})
        else:
            moved[item.id] = other.id
    return Renaming(tuple(renames), moved)


def _relabelled(old: DbObject[object], new: DbObject[object]) -> Iterator[Rename]:
    """An enum keeps its labels: where there are as many as before, other ones are the same under new names."""
    labels, others = getattr(old.spec, "labels", ()), getattr(new.spec, "labels", ())
    if len(labels) == len(others):
        for label, other in zip(labels, others, strict=True):
            if label != other and other not in labels:
                yield Rename(ObjectId("enum label", (*old.id.path, label)), other)


def _moved(id_: ObjectId, after: Catalog) -> Planned:
    relations = (id_,) if id_.kind in _RELATIONS else ()
    item = after.get(id_)
    assert item is not None  # noqa: S101 - it was found there
    return Planned(Statement("", relations=relations, hazards=frozenset({Hazard.DEP_RENAME})), "rename", id_)


def _without_moved(before: Catalog, after: Catalog, renaming: Renaming) -> tuple[Catalog, Catalog]:
    """Leave out on both sides what only lies elsewhere now, and what uses it."""
    moved = renaming.moved or {}
    if not moved:
        return before, after
    return _without(before, set(moved)), _without(after, set(moved.values()))
