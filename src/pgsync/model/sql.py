"""Quoting: the one place where names and values become SQL text."""

import itertools
import re
from collections.abc import Iterable
from functools import cache

_PLAIN = re.compile(r"[a-z_][a-z0-9_]*\Z", re.ASCII)

# Every keyword of PostgreSQL 13 to 18 that is not "unreserved" (pg_get_keywords(), catcode <> 'U').
_KEYWORDS = frozenset(
    """
    all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
    case cast char character check coalesce collate collation column concurrently constraint create cross
    current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
    decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
    freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
    interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg
    json_query json_scalar json_serialize json_table json_value lateral leading least left like limit
    localtime localtimestamp merge_action national natural nchar none normalize not notnull null nullif
    numeric offset on only or order out outer overlaps overlay placing position precision primary real
    references returning right row select session_user setof similar smallint some substring symmetric
    system_user table tablesample then time timestamp to trailing treat trim true union unique user using
    values varchar variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists
    xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
    """.split()
)


@cache
def quote(name: str) -> str:
    """Return `name` as an SQL identifier, quoted where PostgreSQL 13 to 18 needs it (like quote_ident)."""
    if _PLAIN.match(name) and name not in _KEYWORDS:
        return name
    return '"' + name.replace('"', '""') + '"'


def qualified(path: Iterable[str]) -> str:
    """Return the parts of a path as one dotted identifier: public."Order"."""
    return ".".join(map(quote, path))


def names(items: Iterable[str]) -> str:
    """Return a comma-separated list of identifiers."""
    return ", ".join(map(quote, items))


def literal(value: str) -> str:
    """Return `value` as a string constant, safe under either setting of standard_conforming_strings."""
    text = value.replace("'", "''")
    if "\\" in text or "\r" in text:
        return "E'" + text.replace("\\", "\\\\").replace("\r", "\\r") + "'"
    return f"'{text}'"


def dollar_quoted(body: str) -> str:
    """Return `body` between dollar tags that do not occur in it; a carriage return is escaped: files lose it."""
    if "\r" in body:
        return literal(body)
    tags = itertools.chain(["$$", "$body$"], (f"$body{n}$" for n in itertools.count(2)))
    tag = next(tag for tag in tags if tag not in body + "$")
    return f"{tag}{body}{tag}"


def comment_safe(text: str) -> str:
    """Return `text` for a `--` comment: what could end the line or reach a terminal raw is escaped."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
