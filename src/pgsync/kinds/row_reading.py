"""Reading the rows of small tables: as the text that the types' output functions write, each known by its key."""

import json
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import field

from pgsync.errors import Refused
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Ask
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.rows import tables_of
from pgsync.model.sql import literal, names, qualified
from pgsync.plain import dataclass

Values = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """The values of one row by column, in the order of the table: None for NULL; no generated column.

    key: the columns that tell it from all others, whose values its path ends with; empty where there are none, and its
    path has a number. unique: further columns that no two rows have the same values in.
    """

    values: Values = field(metadata={"is_mapping": True})
    key: tuple[str, ...] = field(default=(), compare=False)  # a property of the table
    unique: tuple[tuple[str, ...], ...] = field(default=(), compare=False)  # as the key


@dataclass(slots=True)
class _Keys:
    key: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()


_KEYS = """
    SELECT n.nspname, c.relname, (SELECT json_agg(a.attname ORDER BY k.place)
             FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number),
           i.indimmediate AND NOT EXISTS (SELECT FROM unnest(i.indkey[0:i.indnkeyatts - 1]) AS k (number)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number WHERE NOT a.attnotnull)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL AND (n.nspname, c.relname) IN ({})
    ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid"""


def gather(catalog: Catalog, ask: Ask, patterns: Collection[str], most: int) -> Iterator[DbObject[TableRow]]:
    """Read the rows of the tables that match; raises Refused for a table with more than `most` rows."""
    tables = tables_of(catalog, patterns)
    keys = _keys(ask, tables) if tables else {}
    for table in tables:
        yield from _rows(catalog, ask, table, keys.get(table, _Keys()), most)


def _keys(ask: Ask, tables: Sequence[ObjectId]) -> dict[ObjectId, _Keys]:
    """Return by which columns rows are known: the primary key's, else those of a unique index without NULLs."""
    found: dict[ObjectId, _Keys] = {}
    wanted = ", ".join(f"({literal(table.path[0])}, {literal(table.path[1])})" for table in tables)
    for schema, name, columns, is_key in ask(_KEYS.format(wanted)):
        keys = found.setdefault(ObjectId("table", (str(schema), str(name))), _Keys())
        listed = tuple(json.loads(columns or "[]"))
        if is_key == "t" and not keys.key:
            keys.key = listed
        else:
            keys.unique = (*keys.unique, listed)
    return found


def _rows(catalog: Catalog, ask: Ask, table: ObjectId, keys: _Keys, most: int) -> Iterator[DbObject[TableRow]]:
    columns = [part.id.path[-1] for part in catalog.parts(table, "column") if not part.spec.generated]
    if not columns:
        return
    only = "" if catalog.objects[table].spec.partition_key is not None else "ONLY "
    rows = ask(f"SELECT {names(columns)} FROM {only}{qualified(table.path)} LIMIT {most + 1}")  # noqa: S608
    if len(rows) > most:
        raise Refused(
            f"{table.name} has more than {most:,} rows",
            "All rows of a table under [data] tables are read, compared and kept in plans.",
            "Raise max_rows under [data] in pgsync.toml, or take the table out.",
        )
    is_keyed = bool(keys.key) and set(keys.key) <= set(columns)
    found = []
    for number, row in enumerate(rows, 1):
        values = dict(zip(columns, row, strict=True))
        path = tuple(values[name] or "" for name in keys.key) if is_keyed else (f"#{number}",)
        spec = TableRow(tuple(values.items()), keys.key if is_keyed else (), keys.unique)
        found.append(DbObject(ObjectId("row", (*table.path, *path)), spec, table))
    yield from sorted(found, key=lambda item: [_place(part) for part in item.id.path])  # whatever the collation


def _place(part: str) -> tuple[int, str]:
    """Return by what values are sorted: numbers by size, before texts."""
    return (int(part), "") if part.isascii() and part.isdigit() else (sys.maxsize, part)
