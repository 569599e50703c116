"""Replacing a type under columns that hold its data: rename it away, create it anew, convert, drop the old one."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import composite_relation
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import qualified, quote
from pgsync.model.statements import Hazard, Statement


def park_type(item: DbObject[Any], name: str, context: Context) -> Iterator[Statement]:
    """ALTER TYPE RENAME TO a temporary name."""
    lock, relations = composite_relation(item.id)
    yield Statement(f"ALTER {context.identity(item.id)} RENAME TO {quote(name)}", lock=lock, relations=relations)


def discard_type(
    item: DbObject[Any], name: str, context: Context, hazards: frozenset[Hazard] = frozenset()
) -> Iterator[Statement]:
    """DROP of the type under its temporary name."""
    words = context.identity(item.id).split(" ", 1)[0]
    parked = ObjectId(item.id.kind, (*item.id.path[:-1], name))
    lock, relations = composite_relation(parked)
    yield Statement(f"DROP {words} {qualified(parked.path)}", lock=lock, relations=relations, hazards=hazards)


def is_contained(domain: ObjectId, catalog: Catalog) -> bool:
    """Tell whether columns hold the domain inside arrays or composite types, where no ALTER reads them (0A000)."""
    for dependency in catalog.needed_by.get(domain, ()):
        user = catalog.objects[dependency.dependent]
        if user.id.kind == "attribute" and _is_stored(user.parent, catalog):
            return True
        if user.id.kind == "column" and user.spec.base_type.endswith("[]"):
            return True
        if user.id.kind == "domain" and (user.spec.type.endswith("[]") or is_contained(user.id, catalog)):
            return True
    return False


def _is_stored(type_: ObjectId | None, catalog: Catalog) -> bool:
    """Tell whether a column holds values of the type, however deep inside."""
    for dependency in catalog.needed_by.get(type_, ()) if type_ is not None else ():
        user = catalog.objects[dependency.dependent]
        if user.id.kind == "column":
            return True
        inside = user.parent if user.id.kind == "attribute" else user.id
        if user.id.kind in {"attribute", "domain", "range type"} and _is_stored(inside, catalog):
            return True
    return False
