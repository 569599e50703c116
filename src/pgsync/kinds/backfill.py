"""Columns with a value of their own for each row, added to a large table: added empty, then filled in small bites."""

import re
from collections.abc import Iterator
from typing import Any

from pgsync.kinds.index_online import is_partitioned
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.sql import dollar_quoted, literal, names, qualified, quote
from pgsync.model.statements import Lock, Statement, Work

PAGES = 50
"""Of the table that one transaction of a backfill fills: some thousand rows, locked for some milliseconds."""

_ROUNDS = 3  # what an UPDATE of others moved ahead of us or behind us is met in the next one
_ROWS_PER_PAGE = 300  # more than MaxHeapTuplesPerPage of pages of 8 kB
_TID_RANGES = 14

# The volatile functions of pg_catalog that give a default its value (pg_proc.provolatile = 'v').
_VOLATILE = re.compile(
    r"""\b(?:clock_timestamp|currval|gen_random_uuid|lastval|nextval|pg_current_xact_id|random|random_normal|setval|
    timeofday|txid_current|uuidv4|uuidv7)\(""",
    re.VERBOSE,
)


def is_volatile(default: DbObject[Any], context: Context) -> bool:
    """Tell whether a default may give each row another value, so that ADD COLUMN has to write them all."""
    if _VOLATILE.search(default.spec.expression):
        return True
    needed = [context.desired.get(d.referenced) for d in context.desired.needs.get(default.id, ())]
    return any(
        item is not None and (item.id.kind == "extension" or getattr(item.spec, "volatility", "") == "v")
        for item in needed
    )


def tables_with_rows(table: ObjectId, catalog: Catalog) -> Iterator[ObjectId]:
    """Return a table, its partitions and all who inherit from it, as far as they hold rows."""
    if not is_partitioned(table, catalog):
        yield table
    for dependency in catalog.needed_by.get(table, ()):
        link = catalog.objects[dependency.dependent]
        if link.id.kind in {"partition", "inheritance"} and link.spec.parent == table and link.parent is not None:
            yield from tables_with_rows(link.parent, catalog)


def can_be_filled(table: ObjectId, context: Context) -> bool:
    """Tell whether an UPDATE of every row has no effect but its own: no trigger, rule, policy or subscriber sees it."""
    publishes = any(id_.kind == "publication" for id_ in context.current.objects)
    for one in tables_with_rows(table, context.current):
        item = context.current.get(one)
        if item is None or one.kind != "table" or item.spec.force_row_security or publishes:
            return False
        if any(id_.kind in {"trigger", "rule"} for id_ in context.current.children.get(one, ())):
            return False
    return True


def fill(column: DbObject[Any], table: ObjectId, schemas: list[str], context: Context) -> Statement:
    """Return the block that gives the rows without a value their default, some pages in each transaction."""
    name, relation = quote(column.id.path[-1]), qualified(table.path)
    if context.version >= _TID_RANGES:
        pages = "ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', page + {})::tid"
    else:
        pages = (
            "ctid = ANY (ARRAY(SELECT format('(%s,%s)', p, i)::tid"
            " FROM generate_series(page, page + {} - 1) AS p, generate_series(1, {}) AS i))"
        )
    path = f"\n            SET LOCAL search_path TO pg_catalog, {names(schemas)}, pg_temp;" if schemas else ""
    body = f"""  -- the rows that are there get their value, {PAGES} pages in each transaction
DECLARE
    page bigint;
    has_changed boolean;
BEGIN
    FOR round IN 1..{_ROUNDS} LOOP
        page := 0;
        has_changed := false;
        WHILE page <= pg_relation_size({literal(relation)}) / current_setting('block_size')::bigint LOOP{path}
            UPDATE ONLY {relation} SET {name} = DEFAULT
             WHERE {name} IS NULL AND {pages.format(PAGES, _ROWS_PER_PAGE)};
            has_changed := has_changed OR FOUND;
            page := page + {PAGES};
            COMMIT;
        END LOOP;
        EXIT WHEN NOT has_changed;
    END LOOP;
END
"""  # noqa: S608 - the names are quoted
    return Statement(
        f"DO {dollar_quoted(body)}",
        lock=Lock.ROW_EXCLUSIVE,
        relations=(table,),
        work=Work.SCAN,
        transactional=False,
        repeatable=True,
    )
