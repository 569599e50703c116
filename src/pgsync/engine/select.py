"""Choosing what to compare and what to change: patterns, ignore lists, and what a choice needs besides."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from pgsync.engine.closure import Rule, close
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog, DbObject, Dependency
from pgsync.model.patterns import matches
from pgsync.plain import dataclass

# Words that people use for kinds, besides the kinds' own names.
_ALIASES = {"grant": "privilege", "matview": "materialized view", "fk": "foreign key", "proc": "procedure"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What to look at. All of them together: an object counts when every one lets it pass.

    Patterns are `kind:name` or `name` with * and ?, names as in messages: `table:public.audit_*`, `grant:*`.
    only: patterns of which one must match. ignore: patterns of which none may. schemas, kinds: names, with * and ?.
    left_out: objects that somebody left out one by one.
    A part (column, index …) is chosen with its table, and by its own name; a comment or grant with its object.
    """

    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    left_out: frozenset[ObjectId] = frozenset()

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.only or self.ignore or self.schemas or self.kinds or self.left_out)


@dataclass(frozen=True, slots=True)
class Selected:
    """Both sides of a comparison, what is left out being the same on both: as it is on the current side.

    `ignored` counts the objects that differ or may differ and are left out; `added` tells what was taken along
    because something chosen needs it.
    """

    current: Catalog
    desired: Catalog
    ignored: int = 0
    added: tuple[ObjectId, ...] = field(default=())


def select(current: Catalog, desired: Catalog, selection: Selection, kinds: Mapping[str, Kind[Any]]) -> Selected:
    """Return both catalogs restricted to the selection, closed under what it needs."""
    if selection.is_everything:
        return Selected(current, desired)
    chosen = chooser(current, desired, selection, kinds)
    found = restrict(current, desired, chosen, kinds, _ignoring(current, desired, selection, kinds))
    return replace(found, desired=_with_initial(current, desired, found.desired, kinds))


def chooser(
    current: Catalog, desired: Catalog, selection: Selection, kinds: Mapping[str, Kind[Any]]
) -> Callable[[ObjectId], bool]:
    """Return the predicate that tells whether an object is chosen."""

    def lineage(id_: ObjectId) -> Iterable[ObjectId]:
        yield id_
        catalog = desired if id_ in desired.objects else current
        yield from catalog.ancestors(id_)

    def is_chosen(id_: ObjectId) -> bool:
        if id_ in selection.left_out:
            return False
        line = list(lineage(id_))
        if any(_matches(pattern, one, kinds) for pattern in selection.ignore for one in line):
            return False
        if selection.schemas and not any(matches(s, _schema_of(line, kinds)) for s in selection.schemas):
            return False
        if selection.kinds and not any(
            _kind_matches(word, one.kind, kinds) for word in selection.kinds for one in line
        ):
            return False
        return not selection.only or any(_matches(pattern, one, kinds) for pattern in selection.only for one in line)

    return is_chosen


def _schema_of(line: list[ObjectId], kinds: Mapping[str, Kind[Any]]) -> str:
    """Return the schema that the innermost object of a lineage with one lies in; "" for what lies in none."""
    for one in line:
        if one.kind == "schema":
            return one.path[0]
        if one.kind in kinds and not kinds[one.kind].satellite and (schema := kinds[one.kind].schema(one)):
            return schema
    return ""


def _with_initial(current: Catalog, desired: Catalog, mixed: Catalog, kinds: Mapping[str, Kind[Any]]) -> Catalog:
    """Return the catalog with what new objects have by themselves though it is left out: an owner."""
    found: dict[ObjectId, DbObject[Any]] = {}
    for id_, item in desired.objects.items():
        is_of_new = item.parent in mixed.objects and item.parent not in current.objects
        if is_of_new and id_ not in mixed.objects and (by_itself := kinds[id_.kind].initial(item, current)) is not None:
            found[id_] = by_itself
    return mixed.with_objects({**mixed.objects, **found}, mixed.dependencies) if found else mixed


def _ignoring(current: Catalog, desired: Catalog, selection: Selection, kinds: Mapping[str, Kind[Any]]) -> Rule:
    """Return the function that tells which pattern leaves an object out, whatever else is chosen."""

    def pattern_of(id_: ObjectId) -> str | None:
        catalog = desired if id_ in desired.objects else current
        line = [id_, *catalog.ancestors(id_)]
        return next((p for p in selection.ignore if any(_matches(p, one, kinds) for one in line)), None)

    return pattern_of


def _kind_matches(word: str, kind: str, kinds: Mapping[str, Kind[Any]]) -> bool:
    wanted = _ALIASES.get(word.lower(), word.lower().replace("_", " "))
    return wanted in {kind, kinds[kind].plural} if kind in kinds else wanted == kind


def _matches(pattern: str, id_: ObjectId, kinds: Mapping[str, Kind[Any]]) -> bool:
    """Match `kind:name` or `name`; a satellite's name is that of its object."""
    kind, colon, name = pattern.partition(":")
    if not colon:
        kind, name = "*", pattern
    kind = _ALIASES.get(kind.lower(), kind.lower().replace("_", " "))
    path = id_.path[1:] if id_.kind in kinds and kinds[id_.kind].satellite else id_.path
    return matches(kind, id_.kind) and (matches(name, ".".join(path)) or matches(name, path[-1] if path else ""))


def restrict(
    current: Catalog,
    desired: Catalog,
    chosen: Callable[[ObjectId], bool],
    kinds: Mapping[str, Kind[Any]],
    rule: Rule,
) -> Selected:
    """Return the desired catalog in which everything not chosen is as it is now.

    What a chosen object needs comes along; what needs something that a chosen change drops, too. Raises Refused
    where `rule` leaves that out.
    """
    picked = {id_ for id_ in {**current.objects, **desired.objects} if chosen(id_)}
    added = close(current, desired, picked, kinds, rule)
    every = {**current.objects, **desired.objects}
    ignored = sum(id_ not in picked and current.objects.get(id_) != desired.objects.get(id_) for id_ in every)
    found = _without_gone(current, mixed(current, desired, picked), picked, kinds)
    return Selected(current, found, ignored, tuple(sorted(added)))


def _without_gone(current: Catalog, found: Catalog, picked: set[ObjectId], kinds: Mapping[str, Kind[Any]]) -> Catalog:
    """Return the catalog with what is not picked as it is when something that is goes."""
    gone = [id_ for id_ in picked if id_ in current.objects and id_ not in found.objects]
    left = [item for id_ in gone for item in kinds[id_.kind].leaves(current.objects[id_], current)]
    changed = {item.id: item for item in left if item.id not in picked and item.id in found.objects}
    return found.with_objects({**found.objects, **changed}, found.dependencies) if changed else found


def mixed(current: Catalog, desired: Catalog, picked: set[ObjectId]) -> Catalog:
    """Return a catalog with what is picked as on the desired side, and all else as on the current one."""
    objects: dict[ObjectId, DbObject[Any]] = {}
    for id_ in [*desired.objects, *current.objects]:
        source = desired if id_ in picked else current
        if id_ in source.objects:
            objects[id_] = source.objects[id_]
    dependencies = [
        *_edges(desired, picked, objects, wanted=True),
        *_edges(current, picked, objects, wanted=False),
    ]
    return Catalog(desired.server, objects, tuple(dict.fromkeys(dependencies)), desired.unmanaged, "")


def _edges(
    catalog: Catalog, picked: set[ObjectId], objects: Mapping[ObjectId, Any], *, wanted: bool
) -> Iterable[Dependency]:
    return (
        d for d in catalog.dependencies
        if (d.dependent in picked) is wanted and d.dependent in objects and d.referenced in objects
    )  # fmt: skip
