"""What differs between two catalogs, object by object and field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache, partial
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.modes import Aspect, Mode, left_out_by
from pgsync.model.objects import Catalog, DbObject
from pgsync.plain import dataclass

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


def aligned(current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]]) -> tuple[Catalog, Catalog]:
    """Return both catalogs without what only the major versions of their servers make different."""
    if current.server.version != desired.server.version:
        for kind in kinds.values():
            if kind.across is not None:
                current, desired = kind.across(current, desired)
    return current, desired


def differ(
    kinds: Mapping[str, Kind[Any]], mode: Mode = Mode.DEFAULT, catalogs: tuple[Catalog, Catalog] | None = None
) -> Difference:
    """Return the function that tells which fields of two objects of one identity differ in this mode.

    catalogs: the current and the desired one, which can tell what an expression is about.
    """

    @cache
    def compared(kind: str) -> tuple[str, ...]:
        return compared_fields(kinds[kind], mode)

    @cache
    def normals(kind: str) -> Mapping[str, NormalForm]:
        return normal_forms(kinds[kind], mode)

    def is_same(current: DbObject[Any], desired: DbObject[Any], name: str) -> bool:
        kind = kinds[current.id.kind]
        values = getattr(current.spec, name), getattr(desired.spec, name)
        normal, respelled = normals(kind.name).get(name), kind.respelled.get(name)
        if normal is not None and normal(values[0], current.spec) == normal(values[1], desired.spec):
            return True
        return respelled is not None and catalogs is not None and respelled(values, current.id, catalogs)

    def difference(current: DbObject[Any], desired: DbObject[Any]) -> frozenset[str]:
        if current.spec is desired.spec or current.spec == desired.spec:
            return frozenset()
        found = set()
        for name in compared(current.id.kind):
            before, after = getattr(current.spec, name), getattr(desired.spec, name)
            if before != after and not is_same(current, desired, name):
                found.add(name)
        return frozenset(found)

    return difference


def compared_fields(kind: Kind[Any], mode: Mode) -> tuple[str, ...]:
    """Return the fields of a kind's spec that count in a mode."""
    ignored: frozenset[str] = frozenset()
    if mode is not Mode.STRICT:
        ignored |= kind.strict
    if mode is Mode.LENIENT:
        ignored |= kind.lenient
    return tuple(f.name for f in fields(kind.spec) if f.compare and f.name not in ignored)


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
    difference = differ(kinds, mode, (current, desired))
    left_out = left_out_by(mode) if without is None else without
    counted = {name for name, kind in kinds.items() if kind.aspect not in left_out}
    return [c for c in _changes(current, desired, difference) if c.id.kind in counted]


def _changes(current: Catalog, desired: Catalog, difference: Difference) -> Iterable[Change]:
    for item in current.beyond(desired):
        yield Change(item.id, item, None)
    for item, other in zip(desired.objects.values(), map(current.objects.get, desired.objects), strict=True):
        if other is None:
            yield Change(item.id, None, item)
        elif other.spec is not item.spec and (changed := difference(other, item)):
            yield Change(item.id, other, item, changed)
