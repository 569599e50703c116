"""Source and target: which databases they are, and which way the changes go."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from pgsync.text import clean_line
from pgsync.ui.console import label

if TYPE_CHECKING:
    from pgsync.app.catalogs import Database

_PLACE = 40  # columns for an address, at least
_ENVIRONMENTS = {
    "prod": ("production", "bold red"),
    "staging": ("staging", "yellow"),
    "dev": ("development", "dim"),
}


def sides(source: "Database", target: "Database") -> Iterator[Table]:
    """Return the two lines that say what is compared with what."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True)
    if source.target.is_named or target.target.is_named:
        grid.add_column(no_wrap=True)
    places = max(len(database.target.address) for database in (source, target))
    grid.add_column(overflow="fold", min_width=min(places, _PLACE))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for word, database in (("source", source), ("target", target)):
        name = [label(database.short_name, "bold")] if len(grid.columns) > 4 else []  # noqa: PLR2004
        place = database.target.address if name else database.name
        address = Text(clean_line(place), style="" if name else "bold")
        grid.add_row(
            Text(word, style="dim"),
            *name,
            address,
            f"PostgreSQL {database.info.version}",
            _remarks(database, is_target=word == "target"),
        )
    yield grid


def direction(source: "Database", target: "Database") -> tuple[str, str]:
    """Return what the two sides are called in "would make PROD look like LOCAL"."""
    words = [
        database.name.upper() if database.target.is_named else database.info.database
        for database in (source, target)
    ]
    if words[0] == words[1]:
        words = [source.target.address, target.target.address]
    return words[0], words[1]


def _remarks(database: "Database", *, is_target: bool) -> Text:
    remarks: list[Text] = []
    if database.target.environment is not None:
        remarks.append(Text(*_ENVIRONMENTS[database.target.environment]))
    if database.info.is_standby:
        remarks.append(Text("standby", style="yellow"))
    remarks += [Text("read-only session", style="dim")] if is_target else []
    return Text(", ").join(remarks)
