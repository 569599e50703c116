"""Texts that pgsync's queries make without the server's own functions, beside what those say."""

import psycopg

from pgsync.kinds.common import without_options
from pgsync.kinds.index_plain import plain_columns

Row = tuple[object, ...]

_INDEXES = """
    SELECT i.indexrelid::regclass::text, p.columns, pg_get_indexdef(i.indexrelid), c.reloptions
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN ({plain}) p ON p.indexrelid = i.indexrelid"""
_DEFAULTS = """
    SELECT d.adrelid::regclass::text || '.' || a.attname, pg_get_expr(d.adbin, 0), pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = ''"""


def compared(conn: psycopg.Connection[Row]) -> tuple[int, list[str]]:
    """Return how many texts of a database were compared, and those that are not the server's own."""
    conn.execute("SET LOCAL search_path = ''")
    plain = plain_columns(conn.info.server_version // 10000)
    found = []
    for name, columns, text, options in conn.execute(_INDEXES.format(plain=plain).encode()).fetchall():
        theirs = without_options(str(text)[str(text).index(" USING ") + 1 :], options or ())  # type: ignore[arg-type]
        found.append((name, f"USING btree ({columns})", theirs))
    found += conn.execute(_DEFAULTS.encode()).fetchall()  # type: ignore[arg-type]
    return len(found), [f"{name}: {ours} is {theirs}" for name, ours, theirs in found if ours != theirs]
