"""Draw the pictures of the documentation: a real comparison of the demo's two databases, as SVG.

Run it as `python scripts/make_pictures.py`; it needs the extra "embedded" and writes docs/compare.svg.
"""  # noqa: INP001 - a script, not a package

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pgsync.app.catalogs import Database, read
from pgsync.app.compare import Choice, Selection, compared
from pgsync.app.demo import create_demo_database
from pgsync.conninfo import ConnectionTarget
from pgsync.server.connect import connect
from pgsync.server.embedded import EmbeddedServer
from pgsync.ui.compare import comparison_report

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
    comparison = compared(local, prod, Choice(selection=Selection(only=_SHOWN)))
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, highlight=False, markup=False)
    console.print(Text.assemble(("$ ", "green"), ("pgsync compare local prod --only …", "bold")))
    for renderable in comparison_report(comparison, WIDTH):
        console.print(renderable)
    svg = console.export_svg(title="pgsync", theme=_THEME, code_format=_template(), unique_id="pgsync-compare")
    (DOCS / "compare.svg").write_text(_LEADING.sub(_shifted, svg), encoding="utf-8")


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
