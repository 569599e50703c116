"""Rows on their way from a table to the one that replaces it: put aside in its transaction, then filled in."""

from collections.abc import Iterator
from typing import Any

from pgsync.kinds.conversion_clause import explicit_cast
from pgsync.kinds.temporary import temporary_name
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import literal, names, qualified, quote
from pgsync.model.statements import Hazard, Lock, Reach, Statement, Work


def holds(item: DbObject[Any], catalog: Catalog) -> Iterator[tuple[ObjectId, ObjectId]]:
    """The partitions of a table and theirs, each with its attachment."""
    for dependency in catalog.needed_by.get(item.id, ()):
        link = catalog.objects[dependency.dependent]
        if link.id.kind == "partition" and link.spec.parent == item.id and link.parent is not None:
            yield link.id, link.parent
            yield from holds(catalog.objects[link.parent], catalog)


def rehouses(before: DbObject[Any], after: DbObject[Any], current: Catalog, desired: Catalog) -> Iterator[ObjectId]:
    """Partitions that stay while the key or their own bound changes: rows of theirs may belong elsewhere."""
    is_new_key = before.spec.partition_key != after.spec.partition_key
    for link, table in holds(before, current):
        then = desired.get(link)
        if then is not None and (is_new_key or then.spec != current.objects[link].spec):
            yield table


def keeps(before: DbObject[Any], after: DbObject[Any], current: Catalog, desired: Catalog) -> bool:
    """Tell whether there are rows to be kept, and a way to keep them."""
    if before.id.kind != "table" or after.id.kind != "table" or after.spec.force_row_security:
        return False
    if not list(_common(before.id, current, desired)):
        return False
    if before.spec.partition_key is None:
        return True
    gone = (table for _, table in holds(before, current) if table not in desired.objects)
    return any(gone) or any(rehouses(before, after, current, desired))


def _common(table: ObjectId, current: Catalog, desired: Catalog) -> Iterator[tuple[DbObject[Any], DbObject[Any]]]:
    """Return the columns that are on both sides and can be written."""
    for column in desired.parts(table, "column"):
        old = current.get(column.id)
        if old is not None and not column.spec.generated:
            yield old, column


def _is_replaced(column: DbObject[Any], context: Context) -> bool:
    """Tell whether a type that the column is made of goes: it must not hold the rows."""
    return any(
        dependency.referenced in context.dropped and context.kinds[dependency.referenced.kind].swap is not None
        for dependency in context.current.needs.get(column.id, ())
    )


def lock_table(table: ObjectId) -> Statement:
    """LOCK TABLE: nobody changes what is put aside before it is gone."""
    return Statement(
        f"LOCK TABLE {qualified(table.path)} IN ACCESS EXCLUSIVE MODE",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(table,),
        reach=Reach.HEIRS,
    )


def save(item: DbObject[Any], context: Context) -> Iterator[Statement]:
    """LOCK TABLE, then CREATE TEMPORARY TABLE AS."""
    columns = ", ".join(
        f"{quote(old.id.path[-1])}::text" if _is_replaced(old, context) else quote(old.id.path[-1])
        for old, _ in _common(item.id, context.current, context.desired)
    )
    only = "" if item.spec.partition_key is not None else "ONLY "
    yield lock_table(item.id)
    yield Statement(
        f"CREATE TEMPORARY TABLE {temporary_name('rows', item.id, context)} ON COMMIT DROP AS\n"  # noqa: S608
        f"    SELECT {columns} FROM {only}{qualified(item.id.path)}",
        lock=Lock.ACCESS_EXCLUSIVE,
        relations=(item.id,),
        work=Work.REWRITE,
        hazards=frozenset({Hazard.REWRITE_TABLE}),
    )


def fill(before: DbObject[Any], after: DbObject[Any], context: Context) -> Iterator[Statement]:
    """INSERT INTO the new table SELECT FROM the rows that were put aside; counters that are new go on behind them."""
    pairs = list(_common(after.id, context.current, context.desired))
    has_identity = any(new.spec.identity for _, new in pairs)
    values = ", ".join(
        explicit_cast(old, new)
        if old.spec.type != new.spec.type or _is_replaced(old, context)
        else quote(new.id.path[-1])
        for old, new in pairs
    )
    yield Statement(
        f"INSERT INTO {qualified(after.id.path)} ({names(new.id.path[-1] for _, new in pairs)})"  # noqa: S608
        f"{' OVERRIDING SYSTEM VALUE' if has_identity else ''}\n"
        f"    SELECT {values} FROM pg_temp.{temporary_name('rows', before.id, context)}",
        lock=Lock.ROW_EXCLUSIVE,
        hazards=frozenset({Hazard.CORR_MAY_FAIL}),
    )
    for _, new in pairs:
        for sequence in context.desired.parts(new.id, "sequence"):
            if sequence.id not in context.saved:
                column, limit = quote(new.id.path[-1]), "max" if sequence.spec.increment > 0 else "min"
                yield Statement(
                    f"SELECT pg_catalog.setval({literal(qualified(sequence.id.path))}, "  # noqa: S608
                    f"pg_catalog.{limit}({column})) FROM {qualified(after.id.path)}"
                )
