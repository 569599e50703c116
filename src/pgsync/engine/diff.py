"""What differs between two catalogs, object by object and field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, partial
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.modes import Aspect, Mode, left_out_by
from pgsync.model.objects import Catalog, DbObject

__all__ = ["Change", "Mode", "Verb", "diff", "differ", "normal_forms"]


class Verb(StrEnum):
    """What happens to the object in the database that will be changed."""

    CREATE = "create"
    DROP = "drop"
    ALTER = "alter"


@dataclass(frozen=True, slots=True)
class Change:
    """One object that differs. `current` is None when it will be created, `desired` when it will be dropped."""

    id: ObjectId
    current: DbObject[Any] | None
    desired: DbObject[Any] | None
    fields: frozenset[str] = frozenset()

    @property
    def verb(self) -> Verb:
        """What makes the current side like the desired one."""
        if self.current is None:
            return Verb.CREATE
        return Verb.DROP if self.desired is None else Verb.ALTER


NormalForm = Callable[[Any, Any], Any]
Difference = Callable[[DbObject[Any], DbObject[Any]], frozenset[str]]


def differ(kinds: Mapping[str, Kind[Any]], mode: Mode = Mode.DEFAULT) -> Difference:
    """Return the function that tells which fields of two objects of one identity differ in this mode."""

    @cache
    def compared(kind: str) -> tuple[str, ...]:
        ignored: frozenset[str] = frozenset()
        if mode is not Mode.STRICT:
            ignored |= kinds[kind].strict
        if mode is Mode.LENIENT:
            ignored |= kinds[kind].lenient
        spec = kinds[kind].spec
        return tuple(f.name for f in fields(spec) if f.compare and f.name not in ignored)

    @cache
    def normals(kind: str) -> Mapping[str, NormalForm]:
        return normal_forms(kinds[kind], mode)

    def difference(current: DbObject[Any], desired: DbObject[Any]) -> frozenset[str]:
        if current.spec == desired.spec:
            return frozenset()
        kind = kinds[current.id.kind]
        found = set()
        for name in compared(kind.name):
            before, after = getattr(current.spec, name), getattr(desired.spec, name)
            if before != after:
                normal = normals(kind.name).get(name)
                if normal is None or normal(before, current.spec) != normal(after, desired.spec):
                    found.add(name)
        return frozenset(found)

    return difference


def normal_forms(kind: Kind[Any], mode: Mode) -> Mapping[str, NormalForm]:
    """Return the normal forms that a mode compares by: those of a laxer mode take the place of the stricter ones'."""
    found: dict[str, NormalForm] = {name: partial(_alone, normal) for name, normal in kind.normal.items()}
    if mode is not Mode.STRICT:
        found |= kind.normal_by_default
    if mode is Mode.LENIENT:
        found |= kind.normal_leniently
    return found


def _alone(normal: Callable[[Any], Any], value: Any, _spec: Any) -> Any:
    return normal(value)


def diff(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> list[Change]:
    """Return every object that differs: the drops in the current catalog's order, then the desired one's order.

    without: the aspects whose kinds (owners, privileges, comments) do not count; by default those that the mode
    leaves out.
    """
    difference = differ(kinds, mode)
    left_out = left_out_by(mode) if without is None else without
    counted = {name for name, kind in kinds.items() if kind.aspect not in left_out}
    return [c for c in _changes(current, desired, difference) if c.id.kind in counted]


def _changes(current: Catalog, desired: Catalog, difference: Difference) -> Iterable[Change]:
    for id_, item in current.objects.items():
        if id_ not in desired.objects:
            yield Change(id_, item, None)
    for id_, item in desired.objects.items():
        other = current.objects.get(id_)
        if other is None:
            yield Change(id_, None, item)
        elif changed := difference(other, item):
            yield Change(id_, other, item, changed)
