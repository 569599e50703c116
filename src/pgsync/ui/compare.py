"""A comparison as text: by schema and object, parts under their table, attribute by attribute."""

import difflib
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.app.names import shown
from pgsync.model.identity import ObjectId
from pgsync.model.spoken import within
from pgsync.text import clean
from pgsync.ui.aside import apart_report, notes_report
from pgsync.ui.console import label, paragraph
from pgsync.ui.merging import base_line, merge_report
from pgsync.ui.sides import direction, sides, unknowns

if TYPE_CHECKING:
    from pgsync.app.compare import Candidate, Comparison, Difference, Tally
    from pgsync.app.describe import FieldChange

OBJECTS = 200
"""Outermost objects that are listed."""
PARTS = 60
"""Parts that are listed of one object."""
HINTS = 12
"""Candidates for a rename that are shown."""
LINES = 40
"""Lines that are shown of one definition's difference."""

STYLES = {"create": "green", "drop": "red", "alter": "yellow"}
SIGNS = {"create": "+", "drop": "-", "alter": "~"}
_NOTE = 64  # column of "only in local", at least
_LABELS = 44  # columns for the names of parts, at most
_NAMES = 24  # and for those of attributes
_INDENT = 5  # of what belongs to an object


def comparison_report(comparison: "Comparison", width: int) -> Iterator[RenderableType]:
    """Return what `pgsync compare` shows in this many columns."""
    yield from sides(comparison.source, comparison.target, width)
    merge = comparison.merge
    if merge is not None:
        yield base_line(merge)
    yield _direction(comparison, width)
    yield from _correspondences(comparison)
    roots = comparison.roots
    for schema, group in groupby(roots[:OBJECTS], key=comparison.schema_of):
        yield Text("")
        yield label(schema, "bold") if schema is not None else Text("database", style="bold italic")
        for root in group:
            yield from _object(comparison, root, width)
    if len(roots) > OBJECTS:
        hidden = sum(comparison.count(root) for root in roots[OBJECTS:])
        yield Text(f"\n… and {hidden:,} more differences in {len(roots) - OBJECTS:,} objects (use -f json)")
    if roots:
        yield Text("")
        yield summary(comparison)
    elif comparison.ignored:
        yield Text(f"{comparison.ignored:,} differences are left out by the selection.", style="dim")
    if merge is not None:
        yield from merge_report(merge, comparison.target.short_name)
    yield from notes_report(comparison.notes, comparison.source.short_name, comparison.target.short_name)
    yield from apart_report(comparison.apart)
    yield from rename_hints(comparison.candidates, width)
    if comparison.unmanaged:
        counts = ", ".join(f"{kind} ({count:,})" for kind, count in sorted(comparison.unmanaged.items()))
        yield Text.assemble(("Not compared yet: ", "yellow"), clean(counts))
    yield from unknowns(comparison.source, comparison.target)


def _direction(comparison: "Comparison", width: int) -> Text:
    first, last = direction(comparison.source, comparison.target)
    if comparison.is_equal and comparison.merge is not None:
        text = Text.assemble(label(last), " has what ", label(first), " changed since the base.", style="bold green")
    elif comparison.merge is not None:
        text = Text.assemble("Changes below would bring ", label(last), " what ", label(first), style="bold")
        text.append(" changed since the base.")
    elif comparison.is_equal:
        text = Text.assemble("No differences: ", label(last), " looks like ", label(first), ".", style="bold green")
    else:
        text = Text.assemble("Changes below would make ", label(last), " look like ", label(first), ".", style="bold")
    note = f"{comparison.compared:,} objects compared in {comparison.seconds:.1f} s ({comparison.mode} mode)"
    return _with_note(text, Text(note, style="dim"), width)


def _correspondences(comparison: "Comparison") -> Iterator[Text]:
    """Return which schemas and roles of the source stand for others of the target."""
    for word, pairs in (("schema", comparison.names.schemas), ("role", comparison.names.roles)):
        for old, new in pairs.items():
            yield label(
                f"{word} {old} of {comparison.source.short_name} stands for {new} of {comparison.target.short_name}"
            )


def rename_hints(candidates: "Sequence[Candidate]", width: int) -> Iterator[Text]:
    """Return what may be renamed, with the option that says so, on a line of its own where both do not fit."""
    for one in candidates[:HINTS]:
        words = f"{one.after.kind} {shown(one.after)} may be {shown(one.before)} renamed:"
        option = f"--rename {shlex.quote(one.hint)}"
        text = Text.assemble(("hint: ", "cyan"), label(words))
        gap = " " if text.cell_len + 1 + len(option) <= width else "\n      "
        yield Text.assemble(text, gap, label(option))
    if len(candidates) > HINTS:
        yield Text(f"hint: … and {len(candidates) - HINTS:,} more may be renamed (use -f json)", style="dim")


def _with_note(text: Text, note: Text, width: int, column: int = _NOTE) -> Text:
    """Return a line with a note at a column, or on the next line when both do not fit."""
    if text.cell_len + 2 + note.cell_len > width:
        return Text.assemble(text, "\n" + " " * 5, note)
    column = max(text.cell_len + 2, min(column, width - note.cell_len))
    return Text.assemble(text, " " * (column - text.cell_len), note)


def _object(comparison: "Comparison", root: ObjectId, width: int) -> Iterator[RenderableType]:
    """Return an outermost object: its line, its attributes, its parts."""
    own = comparison.by_id.get(root)
    verb = "alter" if own is None else str(own.verb)
    is_within = comparison.schema_of(root) is not None and len(root.path) > 1
    name = ".".join(root.path[1:]) if is_within else root.name
    line = Text.assemble(f" {SIGNS[verb]} {root.kind} ", label(name, "bold"), style=STYLES[verb])
    rows = list(_rows(comparison, root))
    if own is not None and verb != "alter":
        yield _with_note(line, _only_in(comparison, own), width)
        return
    count = comparison.count(root)
    yield _with_note(line, Text(f"{count:,} difference{'' if count == 1 else 's'}", style="dim"), width)
    yield from _table(rows[:PARTS], width, comparison)
    if len(rows) > PARTS:
        yield Text(f"     … and {len(rows) - PARTS:,} more (use -f json)", style="dim")


def _only_in(comparison: "Comparison", difference: "Difference") -> Text:
    side = comparison.source if difference.verb == "create" else comparison.target
    return Text.assemble("only in ", label(side.short_name), style="dim")


class _Row:
    """One attribute of an object that is altered, or a part that is created or dropped."""

    def __init__(
        self,
        title: Text,
        difference: "Difference | None",
        change: "FieldChange | None" = None,
        attribute: str = "",
    ) -> None:
        self.title = title
        self.difference = difference
        self.change = change
        self.attribute = attribute


def _rows(comparison: "Comparison", id_: ObjectId, depth: int = 0) -> Iterator[_Row]:
    """Return the rows of an object's own attributes, then of its parts, one step further in."""
    own = comparison.by_id.get(id_)
    title = _title(comparison, id_, depth) if depth else Text("")
    if own is not None and own.verb != "alter":
        yield _Row(title, own)
        return
    if depth and (own is None or not own.fields):
        yield _Row(title, None)
    last = ""
    for change in () if own is None else own.fields:
        yield _Row(title, own, change, "" if change.name == last else change.name.replace("_", " "))
        title, last = Text(""), change.name
    for part in sorted(comparison.parts.get(id_, ()), key=comparison.rank):
        yield from _rows(comparison, part, depth + 1)


def _title(comparison: "Comparison", id_: ObjectId, depth: int) -> Text:
    own = comparison.by_id.get(id_)
    verb = "alter" if own is None else str(own.verb)
    above = comparison.lineage(id_)[0]
    name = within(id_, above)
    text = Text.assemble(f"{SIGNS[verb]} {id_.kind}", " " if name else "", label(name), style=STYLES[verb])
    return Text.assemble(" " * (2 + 3 * depth), text)


def _table(rows: list[_Row], width: int, comparison: "Comparison") -> Iterator[RenderableType]:
    """Return the rows in aligned columns; what does not fit there stands in lines of its own."""
    longest = max((row.title.cell_len for row in rows), default=0)
    titles = max(min(longest, _LABELS, width * 2 // 5), _INDENT)
    names = min(max((len(row.attribute) for row in rows), default=0), _NAMES)
    grid = _grid(titles, names)
    for row in rows:
        if row.title.cell_len > titles:
            yield from _filled(grid)
            yield row.title
            grid, row.title = _grid(titles, names), Text("")
        if row.change is not None and row.change.is_long:
            grid.add_row(row.title, label(row.attribute), "")
            yield grid
            yield from _unified(row.change)
            grid = _grid(titles, names)
        else:
            _fill(grid, row, comparison, width - titles - names - 4)
    yield from _filled(grid)


def _filled(grid: Table) -> Iterator[Table]:
    if grid.row_count:
        yield grid


def _grid(titles: int, names: int) -> Table:
    """Return an empty table: part, attribute, sign, value."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(width=titles, overflow="fold")
    grid.add_column(width=names, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    return grid


def _fill(grid: Table, row: _Row, comparison: "Comparison", room: int) -> None:
    """Add a row: both values of an attribute, or in `room` columns what a part is and where."""
    if row.change is not None:
        grid.add_row(row.title, label(row.attribute), _values(row.change))
    elif row.difference is None:
        grid.add_row(row.title)
    else:
        words, note = _wrapped(row.difference.brief), _only_in(comparison, row.difference)
        fits = words.cell_len + 2 + note.cell_len <= room
        grid.add_row(row.title, Text(""), Text.assemble(words, ("  " if fits else "\n") if words else "", note))


def _values(change: "FieldChange") -> Table:
    values = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    values.add_column(width=1)
    values.add_column(overflow="fold")
    for sign, value, style in (("-", change.current, "red"), ("+", change.desired, "green")):
        if value is not None:
            values.add_row(sign, _wrapped(value), style=style)
    return values


def _wrapped(text: str) -> Text:
    return Text(clean(text).replace("\n", " ").replace("\t", " "), overflow="fold")


def _unified(change: "FieldChange") -> Iterator[RenderableType]:
    """Return the difference of two texts, a long line continued where it began."""
    before, after = ((side or "").splitlines() for side in (change.current, change.desired))
    lines = list(difflib.unified_diff(before, after, n=2, lineterm=""))[2:]
    grid = _hunk()
    for line in lines[:LINES]:
        if line.startswith("@@"):
            yield from _filled(grid)
            yield Text(f"{' ' * _INDENT}{line}", style="cyan")
            grid = _hunk()
        else:
            style = {"+": "green", "-": "red"}.get(line[0], "dim")
            grid.add_row(f"{' ' * _INDENT}{line[0]}", paragraph(line[1:]), style=style)
    yield from _filled(grid)
    if len(lines) > LINES:
        yield Text(f"     … and {len(lines) - LINES:,} more lines (use -f json)", style="dim")


def _hunk() -> Table:
    grid = Table.grid(padding=0, pad_edge=False)
    grid.add_column(width=_INDENT + 2)
    grid.add_column(overflow="fold")
    return grid


def summary(comparison: "Comparison") -> Table:
    """Return the counts by kind: those with changes, all others in one row, and the total."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", style="")
    for word in ("create", "alter", "drop", "same"):
        table.add_column(word, justify="right")
    table.add_column("", style="dim")
    changed = {kind: tally for kind, tally in comparison.tallies.items() if tally.changed}
    rest = sum(tally.same for kind, tally in comparison.tallies.items() if kind not in changed)
    for kind, tally in changed.items():
        table.add_row(f" {kind}", *_numbers(tally))
    if rest:
        table.add_row(" all other kinds", *[Text("0", style="dim")] * 3, f"{rest:,}")
    table.add_row(Text(" total", style="bold"), *_totals(comparison.tallies.values()), _ignored(comparison))
    return table


def _numbers(tally: "Tally") -> list[Text]:
    numbers = (("create", tally.create), ("alter", tally.alter), ("drop", tally.drop), ("same", tally.same))
    return [Text(f"{number:,}", style=STYLES.get(word, "") if number else "dim") for word, number in numbers]


def _totals(tallies: Iterable["Tally"]) -> list[Text]:
    every = list(tallies)
    sums = [sum(getattr(tally, word) for tally in every) for word in ("create", "alter", "drop", "same")]
    return [Text(f"{number:,}", style="bold") for number in sums]


def _ignored(comparison: "Comparison") -> str:
    if not comparison.ignored:
        return ""
    rules = len(comparison.selection.ignore)
    by = f" by {rules} rule{'' if rules == 1 else 's'}" if rules else " by the selection"
    return f"  {comparison.ignored:,} ignored{by}"
