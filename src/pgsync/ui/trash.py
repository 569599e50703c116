"""The trash as a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.model import numbers
from pgsync.ui.console import label

if TYPE_CHECKING:
    from pgsync.app.purge import Trash


def trash_table(trash: "Trash") -> Iterator[RenderableType]:
    """Return what is in it, the oldest first."""
    yield Text.assemble("In the trash of ", label(trash.target.name, "bold"), f": {numbers.size(trash.size)}")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("dropped (UTC)", "what", "kept as"):
        table.add_column(heading)
    table.add_column("size", justify="right", no_wrap=True)
    for one in trash.found:
        what = Text.assemble(f"{one.kind} ", label(one.object))
        table.add_row(one.dropped, what, label(f"pgsync_trash.{one.name}"), numbers.size(one.size))
    yield table
