"""Findings as annotations of GitHub Actions (workflow commands: ::warning file=…,line=…,title=…::message)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pgsync.text import clean_line
from pgsync.ui.findings import Finding

MOST = 10
"""Annotations of each level that GitHub shows of one step."""
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def annotations(findings: Iterable[Finding]) -> str:
    """Return a line for each finding, as many of each level as GitHub shows; the last one of those counts the rest."""
    every = list(findings)
    totals, written = Counter(one.level for one in every), Counter[str]()
    lines = []
    for one in every:
        written[one.level] += 1
        left = totals[one.level] - MOST + 1
        if written[one.level] < MOST or totals[one.level] == MOST:
            lines.append(_line(one))
        elif written[one.level] == MOST:
            lines.append(_line(Finding("pgsync", one.level, f"… and {left:,} more (pgsync compare shows all)")))
    return "".join(f"{line}\n" for line in lines)


def _line(one: Finding) -> str:
    properties = ",".join(f"{key}={_property(value)}" for key, value in _properties(one))
    return f"::{_COMMANDS[one.level]} {properties}::{_message(one.message)}"


def _properties(one: Finding) -> Iterator[tuple[str, str]]:
    if one.file is not None:
        yield from (("file", one.file), ("line", str(one.line)))
    yield "title", f"pgsync {one.rule}"


def _message(text: str) -> str:
    """Escape as the runner's own toolkit does: % first, then what ends a line."""
    return clean_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
