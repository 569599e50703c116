"""Replacing a type under columns that hold its data: rename it away, create it anew, convert, drop the old one."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.common import composite_relation
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import DbObject
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
