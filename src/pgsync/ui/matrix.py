"""Environments beside each other: one column for those that are the same in everything, one line for each object."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pgsync import __version__
from pgsync.app.matrix import MISSING, line_name
from pgsync.text import clean_line
from pgsync.ui.console import label, paragraph
from pgsync.ui.markdown import code, plain

if TYPE_CHECKING:
    from pgsync.app.matrix import Line, Matrix

SHOWN = 500
"""Lines that are listed."""

_NAMED = 4
_WORDS = 4
_LEGEND = "A: as most of them have it · B, C …: otherwise · -: not there · !: the odd one out"
_NARROW = 3  # of a column for environments
_LEAST = 30  # columns for the objects' names


def matrix_report(matrix: "Matrix", width: int) -> Iterator[RenderableType]:
    """Return the summary, the table, and what could not be read."""
    yield paragraph(matrix.sentence, "bold")
    if matrix.lines:
        yield from _columns(matrix, width)
        yield _table(matrix, width)
        if len(matrix.lines) > SHOWN:
            yield Text(f"… and {len(matrix.lines) - SHOWN:,} more objects (use -f json)", style="dim")
        yield Text("")
        yield paragraph(_LEGEND, "dim")
        if any(line.differs for line in matrix.lines):
            yield paragraph(f"Below an object: in what it differs from {clean_line(matrix.environments[0])}.", "dim")
    for sentence in matrix.unread:
        yield paragraph(f"! rows not compared: {clean_line(sentence)}", "bold yellow")
    for name, reason in matrix.unreachable.items():
        yield paragraph(f"! {clean_line(name)}: {clean_line(reason)}", "bold yellow")


def _columns(matrix: "Matrix", width: int) -> Iterator[RenderableType]:
    """Return who shares a column, and which number stands for it where the names are too long."""
    is_numbered = _is_numbered(matrix, width)
    for number, names in enumerate(matrix.groups, 1):
        if is_numbered or len(names) > 1:
            head = f"{number}  " if is_numbered else ""
            same = " are the same" if len(names) > 1 else ""
            yield paragraph(f"{head}{_names(names, len(names))}{same}", "dim")


def _names(names: Sequence[str], most: int = _NAMED) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(map(clean_line, names[:most])) + more


def _headings(matrix: "Matrix") -> list[str]:
    return [_names(names, 2) for names in matrix.groups]


def _is_numbered(matrix: "Matrix", width: int) -> bool:
    return sum(len(heading) + 2 for heading in _headings(matrix)) > width - _LEAST


def _table(matrix: "Matrix", width: int) -> Table:
    groups = matrix.groups
    is_numbered = _is_numbered(matrix, width)
    headings = [str(number) for number in range(1, len(groups) + 1)] if is_numbered else _headings(matrix)
    room = width - sum(max(_NARROW, len(heading)) + 2 for heading in headings)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", overflow="fold", max_width=max(room, _LEAST // 2))
    for heading in headings:
        table.add_column(clean_line(heading), justify="center", min_width=_NARROW)
    for schema, lines in groupby(matrix.lines[:SHOWN], key=lambda line: line.schema):
        table.add_row("")
        table.add_row(label(schema, "bold") if schema is not None else Text("database", style="bold italic"))
        for line in lines:
            table.add_row(Text.assemble(" ", label(line_name(line))), *(_cell(line, names[0]) for names in groups))
            if line.differs:
                table.add_row(Padding(_differs(line), (0, 0, 0, 4), expand=False))
    return table


def _cell(line: "Line", name: str) -> Text:
    state = line.states[name]
    is_odd = name in line.odd
    style = (
        "bold red" if is_odd else "yellow" if state not in {"A", MISSING} else "dim" if state == MISSING else "green"
    )
    return Text(f"! {state}" if is_odd else state, style=style)


def _differs(line: "Line") -> Text:
    parts = [f"{state}: {_in_brief(words)}" for state, words in sorted(line.differs.items())]
    return Text(clean_line("; ".join(parts)), style="dim", overflow="fold")


def _in_brief(words: Sequence[str]) -> str:
    more = f" and {len(words) - _WORDS:,} more" if len(words) > _WORDS else ""
    return ", ".join(words[:_WORDS]) + more


def matrix_markdown(matrix: "Matrix") -> str:
    """Return it as a table in Markdown."""
    lines = [f"**{plain(matrix.sentence)}**", ""]
    if matrix.lines:
        lines.append("| | " + " | ".join(plain(heading) for heading in _headings(matrix)) + " |")
        lines.append("|---|" + ":---:|" * len(matrix.groups))
        for line in matrix.lines[:SHOWN]:
            cells = (f"**{cell}**" if cell.startswith("!") else cell for cell in _cells(matrix, line))
            words = f"<br>{plain(_differs(line).plain)}" if line.differs else ""
            lines.append(f"| {code(str(line.id)).replace('|', chr(92) + '|')}{words} | {' | '.join(cells)} |")
        if len(matrix.lines) > SHOWN:
            lines.append(f"\n… and {len(matrix.lines) - SHOWN:,} more objects")
        lines += ["", plain(_LEGEND)]
        shared = (f"{_names(names, len(names))} are the same" for names in matrix.groups if len(names) > 1)
        lines += ["", *(f"- {plain(sentence)}" for sentence in shared)]
    lines += [f"- :warning: {plain(name)}: {plain(reason)}" for name, reason in matrix.unreachable.items()]
    return "\n".join(lines).rstrip() + "\n"


def _cells(matrix: "Matrix", line: "Line") -> list[str]:
    return [_cell(line, names[0]).plain for names in matrix.groups]


def matrix_json(matrix: "Matrix") -> str:
    """Return it as a JSON document; its shape only ever grows."""
    document: dict[str, Any] = {
        "format": 1,
        "tool": f"pgsync {__version__}",
        "summary": matrix.sentence,
        "environments": list(matrix.environments),
        "groups": [list(names) for names in matrix.groups],
        "same": matrix.same,
        "objects": [
            {
                "kind": line.id.kind,
                "name": line.id.name,
                "path": list(line.id.path),
                "states": {name: None if state == MISSING else state for name, state in line.states.items()},
                "odd": [name for name in matrix.environments if name in line.odd],
                "differs": {state: list(words) for state, words in sorted(line.differs.items())},
            }
            for line in matrix.lines
        ],
        "unread": list(matrix.unread),
        "unreachable": dict(matrix.unreachable),
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"
