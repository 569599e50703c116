"""Kept states of connections, and what happened to an object, as tables."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.model import numbers
from pgsync.ui.console import label, paragraph

if TYPE_CHECKING:
    from pgsync.app.states import Kept
    from pgsync.app.trail import Event

SHOWN = 50
_SIGN_STYLES = {"+": "green", "-": "red", "~": "yellow"}


def states_table(found: "Mapping[str, Sequence[Kept]]", size: int) -> Iterator[RenderableType]:
    """Return what is kept of each connection, the newest first; size: of all of it, in bytes."""
    for name, kept in found.items():
        count = f"{len(kept):,} state{'' if len(kept) == 1 else 's'}"
        yield Text.assemble(label(name, "bold"), f"  {count}   ", (kept[-1].address if kept else "", "dim"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for heading in ("", "state", "seen first", "seen last"):
            table.add_column(heading, no_wrap=True)
        table.add_column("objects", justify="right", no_wrap=True)
        table.add_column("made by")
        for back, entry in enumerate(list(reversed(kept))[:SHOWN]):
            objects = f"{entry.objects:,}"
            first, last = moment(entry.first), moment(entry.last)
            last = last[11:] if last[:10] == first[:10] else last
            table.add_row(f"@-{back}" if back else "@last", entry.id, first, last, objects, entry.run)
        yield table
        if len(kept) > SHOWN:
            yield Text(f"  … and {len(kept) - SHOWN:,} more (use -f json)", style="dim")
    yield Text(f"{numbers.size(size)} in all; times are this machine's", style="dim")


def moment(text: str) -> str:
    """Return a written moment as people read it here: 2026-10-01 12:00:03."""
    return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def trail_report(events: "Sequence[Event]") -> Iterator[RenderableType]:
    """Return what happened to an object, the newest first."""
    for event in events:
        yield Text.assemble((_when(event), "bold"), "  ", label(event.connection, "bold"), "  ", label(event.words))
        for line in event.lines:
            yield Text.assemble("    ", paragraph(line, _SIGN_STYLES.get(line.lstrip()[:1], "")))


def _when(event: "Event") -> str:
    if not event.after:
        return moment(event.before)
    first, last = moment(event.after), moment(event.before)
    return f"{first} … {last[11:] if first[:10] == last[:10] else last}"
