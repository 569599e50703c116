"""Foreign keys as columns and keys: which rows refer to which, and what happens to them on DELETE."""

from collections.abc import Iterator
from typing import Any

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.spans import Group, Items, Token, parsed
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key of `table` to `referenced`. on_delete: CASCADE, SET NULL, SET DEFAULT, or "" where it refuses.

    deferred: it is looked at when the transaction ends.
    """

    table: ObjectId
    columns: tuple[str, ...]
    referenced: ObjectId
    keys: tuple[str, ...]
    on_delete: str
    deferred: bool


def references(catalog: Catalog) -> tuple[Reference, ...]:
    """Return the foreign keys of a catalog; use with Catalog.once."""
    return tuple(
        found
        for item in catalog.objects.values()
        if item.id.kind == "foreign key" and (found := _reference(item)) is not None
    )


def _reference(item: DbObject[Any]) -> Reference | None:
    items = parsed(item.spec.definition)
    if items is None or item.parent is None or item.spec.references is None or not item.spec.enforced:
        return None
    lists = [list(_names(part.items)) for part in items if isinstance(part, Group)]
    if len(lists) < 2 or not lists[0] or len(lists[0]) != len(lists[1]):
        return None
    return Reference(
        item.parent, tuple(lists[0]), item.spec.references, tuple(lists[1]), _on_delete(items), item.spec.deferred
    )


def _names(items: Items) -> Iterator[str]:
    """The names of a list; those of temporal keys (PERIOD valid) too."""
    for item in items:
        if isinstance(item, Token) and item.is_name:
            yield item.name


def _on_delete(items: Items) -> str:
    words = [item.text if isinstance(item, Token) else "" for item in items]
    for place in range(len(words) - 2):
        if words[place : place + 2] == ["ON", "DELETE"]:
            action = words[place + 2]
            return " ".join(words[place + 2 : place + 4]) if action == "SET" else action.replace("RESTRICT", "")
    return ""


def depths(catalog: Catalog) -> dict[ObjectId, int]:
    """Return how many tables are behind each one, by its foreign keys; those of a circle count once."""
    behind: dict[ObjectId, set[ObjectId]] = {}
    for one in catalog.once(references):
        if one.table != one.referenced:
            behind.setdefault(one.table, set()).add(one.referenced)
    found: dict[ObjectId, int] = {}

    def depth(table: ObjectId, above: frozenset[ObjectId]) -> int:
        if table not in found:
            nearer = [depth(other, above | {table}) + 1 for other in behind.get(table, ()) if other not in above]
            if above & behind.get(table, set()):
                return max(nearer, default=0)
            found[table] = max(nearer, default=0)
        return found[table]

    return {table: depth(table, frozenset()) for table in behind}
