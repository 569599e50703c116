"""What does not count: on the desired side it becomes what it is on the current one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from pgsync.engine.diff import differ
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.modes import Aspect, Mode, Note, left_out_by
from pgsync.model.objects import Catalog, DbObject


def alike(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> tuple[Catalog, Catalog]:
    """Return both catalogs with what neither the mode nor the aspects let count made the same on both sides.

    What is rebuilt then keeps what is not compared (an owner, a comment); what is new has no owner, privileges, comment
    or tablespace but what PostgreSQL gives it.
    """
    left_out = left_out_by(mode) if without is None else without
    for kind in kinds.values():
        if kind.align is not None:
            current, desired = kind.align(current, desired, mode)
    if mode is not Mode.LENIENT and not left_out:
        return current, desired
    found = dict(_kept(current, desired, kinds, mode, left_out))
    dependencies = [d for d in desired.dependencies if d.dependent in found and d.referenced in found]
    dependencies += [d for d in current.dependencies if _is_left_out(d.dependent, kinds, left_out) and d[0] in found]
    return current, replace(desired, objects=found, dependencies=tuple(dict.fromkeys(dependencies)))


def notes(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> tuple[Note, ...]:
    """Return what differs between two catalogs, as they were read, and is only reported."""
    left_out = left_out_by(mode) if without is None else without
    found: Iterable[Note] = (note for kind in kinds.values() for note in kind.notes(current, desired, mode))
    return tuple(note for note in found if note.aspect not in left_out)


def _is_left_out(id_: ObjectId, kinds: Mapping[str, Kind[Any]], left_out: frozenset[Aspect]) -> bool:
    return kinds[id_.kind].aspect in left_out


def _kept(
    current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]], mode: Mode, left_out: frozenset[Aspect]
) -> Iterator[tuple[ObjectId, DbObject[Any]]]:
    difference = differ(kinds, mode)
    for id_, item in desired.objects.items():
        if not _is_left_out(id_, kinds, left_out):
            yield id_, _adjusted(item, current.objects.get(id_), kinds[id_.kind], left_out, difference, mode)
    for id_, item in current.objects.items():
        if _is_left_out(id_, kinds, left_out) and _has_place(item, current, desired, kinds):
            yield id_, item


def _has_place(item: DbObject[Any], current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]]) -> bool:
    """Tell whether what an owner, privilege or comment is for is there on the desired side: a view's column may go."""
    if item.parent is None:
        return True
    parent = desired.objects.get(item.parent)
    if parent is None or not kinds[item.id.kind].satellite or item.id in desired.objects:
        return parent is not None
    subject = ObjectId(item.id.path[0], item.id.path[1:])
    return subject in desired.objects or parent.spec == current.objects[parent.id].spec


def _adjusted(
    item: DbObject[Any],
    before: DbObject[Any] | None,
    kind: Kind[Any],
    left_out: frozenset[Aspect],
    difference: Any,
    mode: Mode,
) -> DbObject[Any]:
    """Return an object with the current values of what does not count, or the defaults where it is new."""
    names = {name for name, aspect in kind.aspects.items() if aspect in left_out}
    values: dict[str, Any]
    if before is None:
        values = {name: None for name in names if kind.aspects[name] is Aspect.TABLESPACES}
    else:
        if mode is Mode.LENIENT and before.spec != item.spec:
            differing = difference(before, item)
            names |= {f.name for f in fields(kind.spec) if f.compare and f.name not in kind.strict} - differing
        values = {name: getattr(before.spec, name) for name in names}
    changed = {name: value for name, value in values.items() if value != getattr(item.spec, name)}
    return replace(item, spec=replace(item.spec, **changed)) if changed else item
