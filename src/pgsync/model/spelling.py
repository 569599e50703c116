"""Values that PostgreSQL keeps as they were written: storage parameters, settings, bodies of routines (CATALOG 3.3)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_TRUE = frozenset({"true", "on", "yes"})
_FALSE = frozenset({"false", "off", "no"})
_SWITCHES = frozenset(
    """autovacuum_enabled autosummarize deduplicate_items fastupdate security_barrier security_invoker
    user_catalog_table vacuum_truncate""".split()
)  # parameters that are booleans, which may be written 1 and 0

# Parameters with the value that they have when nothing is said (PostgreSQL docs, CREATE TABLE, INDEX, VIEW).
_DEFAULTS = {
    "autosummarize": "false", "autovacuum_enabled": "true", "buffering": "auto", "deduplicate_items": "true",
    "fastupdate": "true", "pages_per_range": "128", "security_barrier": "false", "security_invoker": "false",
    "toast_tuple_target": "2032", "user_catalog_table": "false", "vacuum_index_cleanup": "auto",
    "vacuum_truncate": "true",
}  # fmt: skip


def normal_options(options: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return storage parameters with one spelling for each value: off, false and FALSE; 70 and 070."""
    return frozenset((key, _option(key, value)) for key, _, value in (o.partition("=") for o in options))


def lenient_options(options: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return the parameters that programs can notice: not those of autovacuum, no fill factor, no explicit default."""
    return frozenset(
        (key, value)
        for key, value in normal_options(options)
        if not key.startswith(("autovacuum_", "log_autovacuum_"))
        and key != "fillfactor"
        and _DEFAULTS.get(key) != value
    )


def _option(key: str, value: str) -> str:
    word = value.lower()
    if word in _TRUE or (key in _SWITCHES and word in {"1", "t", "y"}):
        return "true"
    if word in _FALSE or (key in _SWITCHES and word in {"0", "f", "n"}):
        return "false"
    try:
        return f"{Decimal(word).normalize():f}" if word[:1].isdigit() or word[:1] in "+-." else word
    except InvalidOperation:
        return word


# ---------------------------------------------------------------------------------------------- settings

_UNITS = {
    "B": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40,
    "us": 1, "ms": 1000, "s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000,
}  # fmt: skip
_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(B|kB|MB|GB|TB|us|ms|s|min|h|d)?\s*")

# What a bare number means in the settings that routines, roles and databases are given (pg_settings.unit).
_BASE = dict.fromkeys(
    "work_mem maintenance_work_mem autovacuum_work_mem logical_decoding_work_mem temp_file_limit "
    "gin_pending_list_limit max_stack_depth".split(), "kB",
) | dict.fromkeys(
    "statement_timeout lock_timeout idle_in_transaction_session_timeout idle_session_timeout transaction_timeout "
    "deadlock_timeout log_min_duration_statement vacuum_cost_delay wal_sender_timeout".split(), "ms",
)  # fmt: skip


def setting_with_unit(name: str, value: str) -> str:
    """Return a setting's value in the smallest unit, and booleans in one word: 65536kB and 64MB, on and true."""
    found = _AMOUNT.fullmatch(value)
    unit = (found[2] or _BASE.get(name)) if found is not None else None
    if found is not None and unit is not None:
        kind = "bytes" if unit.endswith("B") else "us"
        return f"{(Decimal(found[1]) * _UNITS[unit]).normalize():f} {kind}"
    word = value.lower()
    if "." not in name and word in _TRUE | _FALSE:  # a setting of somebody's own is a text
        return "on" if word in _TRUE else "off"
    return value


# ------------------------------------------------------------------------------------------------ bodies


class Token(NamedTuple):
    """A piece of SQL or PL/pgSQL: space, comment, literal (with quoted names) or code."""

    kind: str
    text: str


_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<comment>--[^\n\r]*)
    | (?P<literal>[eE]'(?:[^'\\]|\\.|'')*' | '(?:[^']|'')*' | "(?:[^"]|"")*"
      | \$(?P<tag>(?:[^\W\d]\w*)?)\$.*?\$(?P=tag)\$)
    | (?P<code>[\w$]+(?:\.\d+)? | (?:(?!--|/\*)[-+*/<>=~!@#%^&|`?:])+ | .)""",
    re.VERBOSE | re.DOTALL,
)


def tokens(body: str) -> Iterator[Token]:
    """Split a body of SQL or PL/pgSQL; what is between quotes or dollar quotes is one literal."""
    position = 0
    while position < len(body):
        if body.startswith("/*", position):
            end = _end_of_comment(body, position)
            yield Token("comment", body[position:end])
        else:
            found = _TOKEN.match(body, position)
            end = position + 1 if found is None else found.end()
            kind = "code" if found is None else found.lastgroup or "code"
            yield Token("literal" if kind == "tag" else kind, body[position:end])
        position = end


def _end_of_comment(body: str, start: int) -> int:
    """Return where a comment ends, which may hold others."""
    depth, position = 0, start
    while position < len(body):
        if body.startswith("/*", position):
            depth, position = depth + 1, position + 2
        elif body.startswith("*/", position):
            depth, position = depth - 1, position + 2
            if not depth:
                return position
        else:
            position += 1
    return position


def one_line_end(text: str) -> str:
    """Return a text with line feeds at the ends of lines and no space before them."""
    return re.sub(r"[^\S\n]+(?=\n)", "", text.replace("\r\n", "\n").replace("\r", "\n"))


def body_words(body: str) -> tuple[str, ...]:
    """Return what of a body of SQL or PL/pgSQL is neither space nor comment."""
    return tuple(text for kind, text in tokens(body) if kind in {"code", "literal"})


def normal_text(text: str) -> str:
    """Return a text for people in Unicode's normal form C, with line feeds at the ends of lines."""
    return unicodedata.normalize("NFC", one_line_end(text))
