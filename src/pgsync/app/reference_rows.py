"""Rows of both sides of a comparison: only of tables of which both have them, under one key."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pgsync.app.catalogs import Database
from pgsync.engine.rename import new_id
from pgsync.errors import Refused, UsageError
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.naming import Naming, Rename
from pgsync.model.objects import Catalog
from pgsync.model.patterns import matches
from pgsync.model.rows import exactly, is_about_rows, most_in, patterns_in, row_scopes, tables_of
from pgsync.plain import dataclass

_GLOB = frozenset("*?")


@dataclass(frozen=True, slots=True)
class _Left:
    """A table whose rows are not compared: which side is the reason, why."""

    table: ObjectId
    side: int
    why: str


def agreed(sides: Sequence[Database], scopes: Collection[str]) -> list[Database]:
    """Return both sides with rows of the same tables, and in their scopes which those are.

    Raises UsageError for a table that nobody has, Refused for one whose rows nothing tells from each other.
    """
    patterns = patterns_in(scopes)
    if not patterns:
        return list(sides)
    _require_known(patterns, sides)
    tables = [tables_of(one.catalog, patterns) for one in sides]
    left = list(_left_out(sides, tables))
    gone = {one.table for one in left}
    kept = [table for table in dict.fromkeys(id_ for found in tables for id_ in found) if table not in gone]
    resolved = frozenset(s for s in scopes if not is_about_rows(s)) | row_scopes(exactly(kept), most_in(scopes))
    return [
        replace(
            one,
            catalog=replace(_with_rows_of(one.catalog, kept), scopes=resolved),
            unread=tuple(f"{words.table.name}: {words.why}" for words in left if words.side == number),
        )
        for number, one in enumerate(sides)
    ]


def require_keys(database: Database) -> None:
    """Raise Refused for a table of which rows were read, and that has no key."""
    for table, key in _keys(database.catalog).items():
        if not key:
            raise _no_key(table)


def require_both_names(source: Catalog, target: Catalog, renames: Iterable[Rename], schemas: Mapping[str, str]) -> None:
    """Raise UsageError where the rows of a table are read under one of its two names only.

    renames: of the target's tables. schemas: of the source → of the target.
    """
    naming = Naming({one.id: one.name for one in renames})
    for id_ in target.objects if renames else ():
        if id_.kind == "table":
            _require_both(id_, new_id(id_, naming, BY_NAME), target, source)
    for old, new in schemas.items():
        for id_ in source.objects:
            if id_.kind == "table" and id_.path[0] == old:
                _require_both(id_, ObjectId("table", (new, id_.path[1])), source, target)


def _require_both(one: ObjectId, other: ObjectId, here: Catalog, there: Catalog) -> None:
    if one == other or one not in here.objects or other not in there.objects:
        return
    read = [table in tables_of(c, patterns_in(c.scopes)) for table, c in ((one, here), (other, there))]
    if read[0] is not read[1]:
        named, missing = (one, other) if read[0] else (other, one)
        raise UsageError(
            f"the rows of {named.name} are compared, but not those of {missing.name}, which is the same table",
            hint=f'Name both under [data] in pgsync.toml: tables = ["{named.name}", "{missing.name}"].',
        )


def _require_known(patterns: Sequence[str], sides: Sequence[Database]) -> None:
    names = sorted({id_.name for one in sides for id_ in one.catalog.objects if id_.kind == "table"})
    for pattern in patterns:
        if _GLOB & set(pattern) or any(matches(pattern, n) or matches(pattern, n.partition(".")[2]) for n in names):
            continue
        short = {name.rpartition(".")[2]: name for name in names} | {name: name for name in names}
        close = difflib.get_close_matches(pattern, short, n=1)
        hint = f'Did you mean "{short[close[0]]}"?' if close else "Views and foreign tables have no rows of their own."
        raise UsageError(f'there is no table "{pattern}", whose rows [data] tables wants compared', hint=hint)


def _left_out(sides: Sequence[Database], tables: Sequence[Sequence[ObjectId]]) -> Iterator[_Left]:
    """Return the tables of which a side has no rows to compare, and those with two keys."""
    keys = [_keys(one.catalog) for one in sides]
    for number, one in enumerate(sides):
        read = set(tables_of(one.catalog, patterns_in(one.catalog.scopes)))
        for table in tables[number]:
            if table not in read:
                yield _Left(table, number, "the snapshot was taken without its rows, which are not compared")
            elif one.is_sql and table not in keys[number]:
                yield _Left(table, number, "the files have no rows for it; what others have is not compared")
    for table in dict.fromkeys((*keys[0], *keys[1])):
        found = [known.get(table) for known in keys]
        if found[0] == found[1] == () or (None in found and () in found):
            raise _no_key(table)
        if None not in found and found[0] != found[1]:
            words = [f"({', '.join(key)})" if key else "nothing" for key in found if key is not None]
            why = f"its key is {words[1]} here, {words[0]} there; plan and apply that first, the rows afterwards"
            yield _Left(table, 1, why)


def _keys(catalog: Catalog) -> dict[ObjectId, tuple[str, ...]]:
    """Return by which columns the rows of each table are known; nothing of a table without rows."""
    found: dict[ObjectId, tuple[str, ...]] = {}
    for item in catalog.objects.values():
        if item.id.kind == "row" and item.parent is not None:
            found.setdefault(item.parent, item.spec.key)
    return found


def _no_key(table: ObjectId) -> Refused:
    return Refused(
        f"the rows of {table.name} cannot be compared: it has no primary key",
        "Nothing tells which row of one database is which of the other.",
        "Give it a primary key, or a unique index on columns that are NOT NULL; or take it out of [data] tables.",
    )


def _with_rows_of(catalog: Catalog, tables: Collection[ObjectId]) -> Catalog:
    kept = set(tables)
    objects = {id_: item for id_, item in catalog.objects.items() if id_.kind != "row" or item.parent in kept}
    return replace(catalog, objects=objects) if len(objects) != len(catalog.objects) else catalog
