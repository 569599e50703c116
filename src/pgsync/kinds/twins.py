"""Objects so alike that one may be the other under a new name: candidates for --rename."""

from collections.abc import Iterator
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.modes import Mode
from pgsync.model.normal import normal_expression
from pgsync.model.objects import Catalog, DbObject


def similar_column(before: DbObject[Any], current: Catalog, after: DbObject[Any], desired: Catalog) -> bool:
    """Tell whether type and value are the same; the place in the table does not count."""

    def gist(item: DbObject[Any], catalog: Catalog) -> tuple[Any, ...]:
        spec = item.spec
        defaults = [part.spec.expression for part in catalog.parts(item.id, "default")]
        return spec.type, spec.collation, spec.generated, spec.expression, spec.not_null, spec.identity, defaults

    return gist(before, current) == gist(after, desired)


def similar_schema(before: DbObject[Any], current: Catalog, after: DbObject[Any], desired: Catalog) -> bool:
    """Tell whether more than half of what lies in one of them lies in the other too, by kind and name."""
    one, other = (
        {(id_.kind, id_.path[1:]) for id_ in catalog.objects if len(id_.path) > 1 and id_.path[0] == item.id.path[0]}
        for item, catalog in ((before, current), (after, desired))
    )
    return len(one & other) * 2 > max(len(one), len(other))


def view_columns(item: DbObject[Any]) -> Iterator[ObjectId]:
    """Return the columns of a view, which a rename of the view moves with it."""
    yield from (ObjectId("column", (*item.id.path, name)) for name, _, _ in item.spec.columns)


def _is_typed(item: DbObject[Any], catalog: Catalog) -> bool:
    """Tell whether the table is OF a type: PostgreSQL refuses to rename its constraints."""
    table = catalog.get(item.parent) if item.parent is not None else None
    return table is not None and table.id.kind == "table" and table.spec.of_type is not None


def constraint_twin(item: DbObject[Any], catalog: Catalog) -> tuple[Any, ...] | None:
    """Return what two constraints with generated names must share."""
    if _is_typed(item, catalog):
        return None
    return item.spec.type, normal_expression(item.spec.definition), item.spec.origin


def foreign_key_twin(item: DbObject[Any], catalog: Catalog) -> tuple[Any, ...] | None:
    """Return what two foreign keys with generated names must share."""
    if _is_typed(item, catalog):
        return None
    return item.spec.references, item.spec.definition


def domain_constraint_twin(item: DbObject[Any], _catalog: Catalog) -> tuple[Any, ...]:
    """Return what two constraints of a domain must share."""
    return (normal_expression(item.spec.definition),)


def index_twin(item: DbObject[Any], _catalog: Catalog) -> tuple[Any, ...]:
    """Return what two indexes must share."""
    return item.spec.is_unique, normal_expression(item.spec.definition), item.spec.origin


def statistics_twin(item: DbObject[Any], _catalog: Catalog) -> tuple[Any, ...]:
    """Return what two extended statistics must share."""
    return item.id.path[0], item.spec.kinds, normal_expression(item.spec.columns)


def in_lenient_mode(_item: DbObject[Any], _catalog: Catalog, mode: Mode) -> bool:
    """Generated names of constraints do not count in lenient mode."""
    return mode is Mode.LENIENT


def sequence_twin(item: DbObject[Any], _catalog: Catalog) -> tuple[Any, ...] | None:
    """Return what two sequences of columns must share."""
    return (item.spec.owned_by, item.spec.identity) if item.spec.owned_by is not None else None
