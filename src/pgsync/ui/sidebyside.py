"""Two texts beside each other or in one column, with what changed inside their lines marked."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.app.aligned import Line, Spans, near
from pgsync.text import clean

_CONTEXT = 3


def side_by_side(lines: Sequence[Line], titles: tuple[str, str], *, is_whole: bool = False) -> RenderableType:
    """Return two columns: how it is, and how it will be."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    table.add_column("", width=1)
    table.add_column(Text(clean(titles[0])), ratio=1, overflow="fold")
    table.add_column("", width=1)
    table.add_column(Text(clean(titles[1])), ratio=1, overflow="fold")
    for line in lines if is_whole else near(lines, _CONTEXT):
        if line is None:
            table.add_row("", Text("⋮", style="dim"), "", Text("⋮", style="dim"))
            continue
        before = Text() if line.before is None else marked(line.before, line.spans_before, _style(line, "red"))
        after = Text() if line.after is None else marked(line.after, line.spans_after, _style(line, "green"))
        signs = {"~": ("-", "+"), "-": ("-", ""), "+": ("", "+")}.get(line.sign, ("", ""))
        table.add_row(Text(signs[0], "red"), before, Text(signs[1], "green"), after)
    return table


def unified(lines: Sequence[Line], *, is_whole: bool = False) -> RenderableType:
    """Return one column: lines that go, lines that come, some around them."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for sign, text in _unified(lines, is_whole=is_whole):
        grid.add_row(Text(sign, {"-": "red", "+": "green"}.get(sign, "")), text)
    return grid


def _unified(lines: Sequence[Line], *, is_whole: bool) -> Iterator[tuple[str, Text]]:
    waiting: list[tuple[str, Text]] = []
    for line in lines if is_whole else near(lines, _CONTEXT):
        if line is None or line.sign == " ":
            yield from waiting
            waiting = []
            yield (" ", Text("⋮", style="dim")) if line is None else (" ", marked(line.before or "", (), "dim"))
            continue
        if line.before is not None:
            yield "-", marked(line.before, line.spans_before, "red")
        if line.after is not None:
            waiting.append(("+", marked(line.after, line.spans_after, "green")))
    yield from waiting


def marked(text: str, spans: Spans, style: str) -> Text:
    """Return a line with some places of it marked; characters that are shown otherwise move no mark."""
    result = Text(style=style)
    place = 0
    for start, end in spans:
        result.append(_plain(text[place:start]))
        result.append(_plain(text[start:end]), style="bold underline")
        place = end
    result.append(_plain(text[place:]))
    return result


def _plain(text: str) -> str:
    return clean(text).replace("\t", "    ").replace("\n", " ")


def _style(line: Line, style: str) -> str:
    return "dim" if line.sign == " " else style
