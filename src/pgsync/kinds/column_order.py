"""The order of columns, which nothing but a rewrite changes: reported, not migrated."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pgsync.kinds.common import (
    inherited_notes,
)
from pgsync.model.identity import ObjectId
from pgsync.model.modes import Aspect, Mode, Note
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.statements import Hazard


def notes(current: Catalog, desired: Catalog, mode: Mode) -> Iterator[Note]:
    """The order of columns is physical: no statement changes it."""
    yield from inherited_notes("column")(current, desired, mode)
    for item in desired.of_kind("table", "foreign table"):
        id_ = item.id
        if id_ in current.objects and current.children.get(id_) != desired.children.get(id_):
            before, after = _orders(id_, current, desired)
            if before != after:
                order = Aspect.COLUMN_ORDER, Hazard.CORR_COLUMN_ORDER
                yield Note(id_, "column order", ", ".join(before), ", ".join(after), *order)


def align(current: Catalog, desired: Catalog, mode: Mode) -> tuple[Catalog, Catalog]:
    """In strict mode a column's place counts among those that both sides have and do not inherit."""
    if mode is not Mode.STRICT:
        return current, desired
    found: dict[ObjectId, DbObject[Any]] = {}
    orders: dict[ObjectId, tuple[list[str], list[str]]] = {}
    for id_, item in desired.objects.items():
        before = current.objects.get(id_) if id_.kind == "column" else None
        if before is None or item.parent is None or before.spec.position == item.spec.position:
            continue
        if item.parent not in orders:
            orders[item.parent] = _orders(item.parent, current, desired)
        here, there = orders[item.parent]
        if here == there or id_.path[-1] not in here:
            found[id_] = replace(item, spec=replace(item.spec, position=before.spec.position))
    return current, replace(desired, objects={**desired.objects, **found}) if found else desired


def _orders(table: ObjectId, current: Catalog, desired: Catalog) -> tuple[list[str], list[str]]:
    """Return the names of the columns that both sides have and do not inherit, in the order of each side."""
    sides = [
        [part.id.path[-1] for part in catalog.parts(table, "column") if not part.spec.inherited]
        for catalog in (current, desired)
    ]
    common = set(sides[0]) & set(sides[1])
    return [name for name in sides[0] if name in common], [name for name in sides[1] if name in common]
