"""Where in a TOML file a key stands: tomllib gives values without lines, and a mistake needs its line."""

import json
import re
from collections.abc import Iterator, Sequence

_TABLE = re.compile(r"\s*\[\[?(?P<key>[^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?P<key>(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_QUOTES = ('"""', "'''")


def line_of(text: str, path: Sequence[str]) -> int:
    """Return the line (from 1) of the key, or of the innermost table around it that is written out."""
    best, depth = 1, 0
    for number, key in _keys(text):
        common = len(key) if key == tuple(path[: len(key)]) else 0
        if common > depth:
            best, depth = number, common
    return best


def _keys(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return each table header and each key with its line."""
    table: tuple[str, ...] = ()
    open_quote = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if open_quote:
            open_quote = "" if open_quote in line else open_quote
            continue
        header = _TABLE.match(line)
        if header is not None:
            table = _parts(header["key"])
            yield number, table
            continue
        key = _KEY.match(line)
        if key is not None:
            yield number, table + _parts(key["key"])
        open_quote = next((quote for quote in _QUOTES if line.count(quote) % 2), "")


def _parts(key: str) -> tuple[str, ...]:
    return tuple(json.loads(part) if part.startswith('"') else part.strip("'") for part in _PART.findall(key))
