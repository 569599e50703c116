"""What differs between two catalogs, object by object and field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.objects import Catalog, DbObject


class Mode(StrEnum):
    """How much counts as a difference (CATALOG 3.4)."""

    STRICT = "strict"
    DEFAULT = "default"
    LENIENT = "lenient"


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
        ignored: frozenset[str] = frozenset()
        if mode is not Mode.STRICT:
            ignored |= kinds[kind].strict
        if mode is Mode.LENIENT:
            ignored |= kinds[kind].lenient
        spec = kinds[kind].spec
        return tuple(f.name for f in fields(spec) if f.compare and f.name not in ignored)

    def is_same(id_: ObjectId, name: str, values: tuple[Any, Any]) -> bool:
        normal, respelled = kinds[id_.kind].normal.get(name), kinds[id_.kind].respelled.get(name)
        if normal is not None and normal(values[0]) == normal(values[1]):
            return True
        return respelled is not None and catalogs is not None and respelled(values, id_, catalogs)

    def difference(current: DbObject[Any], desired: DbObject[Any]) -> frozenset[str]:
        if current.spec == desired.spec:
            return frozenset()
        found = set()
        for name in compared(current.id.kind):
            before, after = getattr(current.spec, name), getattr(desired.spec, name)
            if before != after and not is_same(current.id, name, (before, after)):
                found.add(name)
        return frozenset(found)

    return difference


def diff(current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]], mode: Mode = Mode.DEFAULT) -> list[Change]:
    """Return every object that differs: the drops in the current catalog's order, then the desired one's order.

    In lenient mode satellites (owners, privileges, comments) do not count.
    """
    difference = differ(kinds, mode, (current, desired))
    counted = {name for name, kind in kinds.items() if not (mode is Mode.LENIENT and kind.satellite)}
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
