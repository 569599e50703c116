"""Rows of small tables that are compared: which, and how many at most, as scopes of a comparison (Kind.scope)."""

import glob
from collections.abc import Collection, Iterable

from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.patterns import matches

MOST = 1_000
"""Rows that a table may have at most unless the settings say otherwise."""

_OF = "rows of "
_MOST = "rows up to "


def row_scopes(patterns: Iterable[str], most: int) -> frozenset[str]:
    """Return what asks for the rows of the tables that match some patterns; most: rows of one table."""
    asked = {f"{_OF}{pattern}" for pattern in patterns}
    return frozenset(asked | {f"{_MOST}{most}"}) if asked else frozenset()


def patterns_in(scopes: Collection[str]) -> tuple[str, ...]:
    """Return the patterns of the tables whose rows are asked for."""
    return tuple(sorted(scope.removeprefix(_OF) for scope in scopes if scope.startswith(_OF)))


def most_in(scopes: Collection[str]) -> int:
    """Return how many rows a table may have."""
    return next((int(scope.removeprefix(_MOST)) for scope in scopes if scope.startswith(_MOST)), MOST)


def is_about_rows(scope: str) -> bool:
    """Tell whether a scope is one of these."""
    return scope.startswith((_OF, _MOST))


def exactly(tables: Iterable[ObjectId]) -> tuple[str, ...]:
    """Return the patterns that match these tables and no other ones."""
    return tuple(sorted({glob.escape(table.name) for table in tables}))


def tables_of(catalog: Catalog, patterns: Collection[str]) -> list[ObjectId]:
    """Return the tables that match, in the order of the catalog; the rows of a partition are its table's."""
    found = [id_ for id_ in catalog.objects if id_.kind == "table" and is_one(id_, patterns)]
    known = set(found)
    return [id_ for id_ in found if not _is_within(id_, known, catalog)]


def is_one(table: ObjectId, patterns: Collection[str]) -> bool:
    """Tell whether a table matches, with its schema or without."""
    return any(matches(pattern, table.name) or matches(pattern, table.path[-1]) for pattern in patterns)


def _is_within(table: ObjectId, known: Collection[ObjectId], catalog: Catalog) -> bool:
    link = catalog.get(ObjectId("partition", table.path))
    while link is not None:
        if link.spec.parent in known:
            return True
        link = catalog.get(ObjectId("partition", link.spec.parent.path))
    return False
