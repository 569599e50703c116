"""What counts in a comparison besides the selection: mode, aspects, partitions made at run time, what others made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Any

from pgsync.app.known import known_objects
from pgsync.engine.rename import new_id, renamed
from pgsync.engine.select import restrict
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Aspect, Mode, left_out_by
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from pgsync.model.patterns import matches
from pgsync.plain import dataclass

__all__ = [
    "EVERYTHING", "NOTHING", "Apart", "Aspect", "Children", "Mode", "Rules", "apart", "rules_as_json",
    "rules_from_json", "scoped",
]  # fmt: skip


class Children(StrEnum):
    """How the partitions of a table are compared."""

    MANAGED = "managed"
    IGNORE = "ignore-children"
    ADDITIVE = "additive"


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts.

    without: the aspects that are left out; None for those that the mode leaves out.
    partitions: pattern of a partitioned table's name → what happens to its partitions, at all levels; the first
        pattern that matches a table above a partition counts.
    with_known: compare the tables of migration tools and the schemas of platforms too.
    """

    mode: Mode = Mode.DEFAULT
    without: frozenset[Aspect] | None = None
    partitions: tuple[tuple[str, Children], ...] = ()
    with_known: bool = False

    @property
    def left_out(self) -> frozenset[Aspect]:
        """Return the aspects that do not count."""
        return left_out_by(self.mode) if self.without is None else self.without

    def leaving(self, *silent: frozenset[Aspect]) -> "Rules":
        """Return the rules for sides that say nothing of some aspects."""
        more = frozenset[Aspect]().union(*silent)
        return replace(self, without=self.left_out | more) if more else self

    def children_of(self, tables: Sequence[ObjectId]) -> tuple[ObjectId, Children] | None:
        """Return what happens to a partition of these tables, from the inside out, and whose rule it is."""
        for pattern, children in self.partitions:
            for table in tables:
                if matches(pattern, table.name) or matches(pattern, table.path[-1]):
                    return table, children
        return None


@dataclass(frozen=True, slots=True)
class Apart:
    """What is not compared.

    partitions: of each table whose partitions are left as they are, how many.
    known: by the name of a product, how many objects of each kind; `ids` all of these with their parts.
    """

    partitions: Mapping[ObjectId, int] = field(default_factory=dict)
    known: Mapping[str, Counter[str]] = field(default_factory=dict)
    ids: frozenset[ObjectId] = frozenset()


EVERYTHING = Rules()
NOTHING = Apart()


@dataclass(frozen=True, slots=True)
class Scoped:
    """Both sides of a comparison without what is not compared."""

    current: Catalog
    desired: Catalog
    apart: Apart = NOTHING
    added: tuple[ObjectId, ...] = ()


def rules_as_json(rules: Rules) -> dict[str, Any]:
    """Return the rules as a plan file keeps them, without those that say nothing."""
    return {
        "mode": str(rules.mode),
        **({} if rules.without is None else {"without": sorted(map(str, rules.without))}),
        **({"partitions": [[pattern, str(how)] for pattern, how in rules.partitions]} if rules.partitions else {}),
        **({"with_known": True} if rules.with_known else {}),
    }


def rules_from_json(options: Mapping[str, Any]) -> Rules:
    """Return the rules that a plan was made with."""
    without = options.get("without")
    return Rules(
        Mode(options.get("mode", Mode.DEFAULT)),
        None if without is None else frozenset(map(Aspect, without)),
        tuple((pattern, Children(how)) for pattern, how in options.get("partitions", ())),
        bool(options.get("with_known", False)),
    )


def scoped(
    current: Catalog,
    desired: Catalog,
    rules: Rules,
    ours: frozenset[ObjectId] = frozenset(),
    renames: Sequence[Rename] = (),
) -> Scoped:
    """Return both sides without what is not compared.

    Partitions are taken from both sides with all that needs them: what their table gets or loses, PostgreSQL does to
    them too. What others made is as on the current side, unless something that is compared needs it.
    ours: partitions that a run of pgsync made itself, which are never someone else's.
    renames: what is going to be called otherwise on the current side; a rule knows a table by either name.
    """
    naming = Naming({one.id: one.name for one in renames})
    there = {new_id(id_, naming, BY_NAME): id_ for id_ in current.objects} if renames and rules.partitions else {}
    after = renamed(current, naming, BY_NAME)
    old = {
        new_id(child, naming, BY_NAME): (new_id(parent, naming, BY_NAME), how)
        for child, (parent, how) in _children(current, rules).items()
    }
    new = _children(desired, rules)
    left = {
        child: parent
        for child, (parent, how) in {**new, **_children(after, rules), **old}.items()
        if how is Children.IGNORE or (child not in new and child not in ours)
    }
    partitions = Counter(left.values())
    if left:
        gone = _with_dependents(after, left) | _with_dependents(desired, left)
        current = _removed(current, {there.get(id_, id_) for id_ in gone})
        desired = _removed(desired, gone)
    if rules.with_known:
        return Scoped(current, desired, Apart(partitions))
    known = _known(current, desired)
    if not known:
        return Scoped(current, desired, Apart(partitions))
    counts = _counted(known, current, desired)
    selected = restrict(current, desired, lambda id_: id_ not in known, BY_NAME, lambda _: None)
    apart_ids = frozenset(known) - frozenset(selected.added)
    return Scoped(current, selected.desired, Apart(partitions, counts, apart_ids), selected.added)


def apart(catalog: Catalog, rules: Rules) -> frozenset[ObjectId]:
    """Return what of one database may change without that a plan for it becomes stale."""
    children = {child for child in _children(catalog, rules) if child in catalog.objects}
    found = _with_dependents(catalog, children)
    return frozenset(found if rules.with_known else found | known_objects(catalog).keys())


def _known(current: Catalog, desired: Catalog) -> dict[ObjectId, str]:
    """Return what others made on both sides, or on the only side that has it."""
    there, here = known_objects(current), known_objects(desired)
    known = {**here, **there}
    for one, other, catalog in ((there, here, desired), (here, there, current)):
        for id_ in [id_ for id_ in one if id_ in catalog.objects and id_ not in other]:
            for part in [id_, *current.descendants(id_), *desired.descendants(id_)]:
                known.pop(part, None)
    return known


def _counted(known: Mapping[ObjectId, str], *catalogs: Catalog) -> dict[str, Counter[str]]:
    """Count what is no part of something else that is known."""
    counts: dict[str, Counter[str]] = {}
    for id_, product in sorted(known.items()):
        item = next(catalog.objects[id_] for catalog in catalogs if id_ in catalog.objects)
        if item.parent is None or item.parent not in known:
            counts.setdefault(product, Counter())[id_.kind] += 1
    return dict(sorted(counts.items()))


def _children(catalog: Catalog, rules: Rules) -> dict[ObjectId, tuple[ObjectId, Children]]:
    """Return the partitions that are not managed, with the table whose rule it is, at any level above."""
    if not rules.partitions:
        return {}
    parents = {
        item.parent: item.spec.parent
        for item in catalog.objects.values()
        if item.id.kind == "partition" and item.parent is not None
    }
    found: dict[ObjectId, tuple[ObjectId, Children]] = {}
    for child in parents:
        rule = rules.children_of(list(_above(child, parents)))
        if rule is not None and rule[1] is not Children.MANAGED:
            found[child] = rule
    return found


def _above(table: ObjectId, parents: Mapping[ObjectId, ObjectId]) -> Iterator[ObjectId]:
    above = parents.get(table)
    while above is not None:
        yield above
        above = parents.get(above)


def _with_dependents(catalog: Catalog, roots: Iterable[ObjectId]) -> set[ObjectId]:
    """Return objects with their parts, what needs them, and the sequences that their columns own."""
    found: set[ObjectId] = set()
    todo = [id_ for id_ in roots if id_ in catalog.objects]
    while todo:
        id_ = todo.pop()
        if id_ not in found:
            found.add(id_)
            todo += _drawn_along(catalog, id_)
    return found


def _drawn_along(catalog: Catalog, id_: ObjectId) -> Iterator[ObjectId]:
    yield from catalog.children.get(id_, ())
    yield from (d.dependent for d in catalog.needed_by.get(id_, ()))
    parent = catalog.objects[id_].parent if id_ in catalog.objects else None
    if id_.kind == "sequence ownership" and parent is not None:
        yield parent


def _removed(catalog: Catalog, gone: set[ObjectId]) -> Catalog:
    kept = {id_: item for id_, item in catalog.objects.items() if id_ not in gone}
    dependencies = tuple(d for d in catalog.dependencies if d.dependent in kept and d.referenced in kept)
    return replace(catalog, objects=kept, dependencies=dependencies)
