"""One object's page: what it is, its parts, its neighbours, its DDL, some of its rows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pgsync.model.identity import ObjectId
from pgsync.text import clean, clean_line
from pgsync.ui import numbers
from pgsync.ui.console import label, paragraph

if TYPE_CHECKING:
    from pgsync.app.objectpage import Page, Sample, Section

ROWS = 200
"""Parts that are listed in one section."""
NEIGHBOURS = 40
"""Neighbours that are listed each way."""
_CELL = 40
_WIDEST = 10_000  # columns that a table could have


def object_report(page: "Page") -> Iterator[RenderableType]:
    """Return the page from top to bottom."""
    yield from _head(page)
    yield _attributes(page)
    for section in page.sections:
        yield from _section(section)
    if page.privileges:
        yield _title("privileges")
        yield from (Text(f"  {clean_line(words)}") for words in page.privileges)
    yield from _neighbours("depends on", page.needs)
    yield from _neighbours("used by", page.used_by)
    if page.ddl:
        yield _title("definition")
        yield paragraph("\n".join(f"  {line}" for line in page.ddl.splitlines()), "cyan", is_verbatim=True)
    if page.sample is not None:
        words = numbers.count(len(page.sample.rows), "sample row") + ", in no particular order"
        yield _title(words if page.sample.rows else "no rows")
        yield _rows(page.sample) if page.sample.rows else Text("")
    if page.sample_error:
        yield Text.assemble(("! no sample: ", "yellow"), clean_line(page.sample_error))


def overview(page: "Page") -> Iterator[RenderableType]:
    """Return what an object is, without its parts, its neighbours and its definition."""
    yield from _head(page)
    yield Text("")
    yield _attributes(page)
    counted = [f"{section.title}: {len(section.rows):,}" for section in page.sections]
    if counted:
        yield Padding(Text(", ".join(counted), style="dim"), (1, 0, 0, 2))


def _head(page: "Page") -> Iterator[RenderableType]:
    """Return kind and name with size and rows, which stay together where a name is long; below them the comment."""
    facts = [numbers.size(page.size.bytes), numbers.rows(page.size.rows)] if page.size is not None else []
    grid = Table.grid(padding=(0, 3, 0, 0), pad_edge=False)
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True, style="dim")
    grid.add_row(Text.assemble(f"{page.id.kind} ", (clean_line(page.id.name), "bold")), "   ".join(filter(None, facts)))
    yield grid
    if page.comment:
        yield Padding(paragraph(page.comment, "italic"), (0, 0, 0, 2))


def section_table(section: "Section", most: int = ROWS) -> Iterator[RenderableType]:
    """Return the parts of one kind as a table, without a title."""
    yield from list(_section(section, most))[1:]


def sample_table(sample: "Sample") -> RenderableType:
    """Return rows as a table."""
    return _rows(sample) if sample.rows else Text("no rows", style="dim")


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold underline")


def _attributes(page: "Page") -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    if page.owner:
        grid.add_row("  owner", label(page.owner))
    for name, value in page.attributes:
        if "\n" not in value:  # long texts are in the definition
            grid.add_row(f"  {name}", Text(clean_line(value)))
    return grid


def _section(section: "Section", most: int = ROWS) -> Iterator[RenderableType]:
    yield _title(section.title)
    yield _Parts(section.rows[:most])
    if len(section.rows) > most:
        yield Text(f"  … and {len(section.rows) - most:,} more (use -f json)", style="dim")


class _Parts:
    """Parts with what they are and further remarks, which have a column of their own where there is room."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = self._grid(is_wide=True)
        has_room = Measurement.get(console, options.update(max_width=_WIDEST), wide).maximum <= options.max_width
        yield wide if has_room else self._grid(is_wide=False)

    def _grid(self, *, is_wide: bool) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        grid.add_column(overflow="fold", max_width=_CELL)
        grid.add_column(overflow="fold")
        if is_wide:
            grid.add_column(style="dim")
        for name, *words in self._rows:
            said, remarks = map(clean_line, words)
            cells = (said, remarks) if is_wide else (Text.assemble(said, (f"  {remarks}" if remarks else "", "dim")),)
            grid.add_row(Text.assemble("  ", label(name, "bold")), *map(_text, cells))
        return grid


def _text(value: str | Text) -> Text:
    return Text(value) if isinstance(value, str) else value


def _neighbours(title: str, ids: Sequence[ObjectId]) -> Iterator[RenderableType]:
    if not ids:
        return
    yield _title(title)
    for id_ in ids[:NEIGHBOURS]:
        yield Text.assemble("  ", (f"{id_.kind} ", "dim"), label(id_.name))
    if len(ids) > NEIGHBOURS:
        yield Text(f"  … and {len(ids) - NEIGHBOURS:,} more (use -f json)", style="dim")


def _rows(sample: "Sample") -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in sample.columns:
        table.add_column(clean_line(column), overflow="ellipsis", max_width=_CELL)
    for row in sample.rows:
        table.add_row(*(Text("null", style="dim italic") if v is None else _cell(v) for v in row))
    return table


def _cell(value: str) -> Text:
    return Text(clean(value[: 4 * _CELL]).replace("\n", "\\n").replace("\t", "\\t"), no_wrap=True, overflow="ellipsis")
