"""What a comparison or a plan leaves aside, and what it only reports."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from pgsync.text import clean
from pgsync.ui import numbers
from pgsync.ui.console import label

if TYPE_CHECKING:
    from pgsync.app.rules import Apart
    from pgsync.model.modes import Note

NOTES = 40
"""Notes that are listed."""


def notes_report(notes: "tuple[Note, ...]", source: str, target: str) -> Iterator[Text]:
    """Return the notes, each with both values; nothing where there is none.

    source, target: what the sides are called.
    """
    if not notes:
        return
    yield Text("\nOnly reported, nothing is done about it:", style="bold")
    for note in notes[:NOTES]:
        code = (f"  {note.hazard}", "dim") if note.hazard is not None else ""
        yield Text.assemble(" · ", label(str(note.id)), f"  {note.what}", code)
        for sign, value, side in (("-", note.current, target), ("+", note.desired, source)):
            if value is not None:
                yield Text.assemble("     ", f"{sign} ", label(value), (f"  in {clean(side)}", "dim"))
    if len(notes) > NOTES:
        yield Text(f" … and {len(notes) - NOTES:,} more (use compare -f json)", style="dim")


def apart_report(apart: "Apart") -> Iterator[Text]:
    """Return a line for each table whose partitions are left as they are, and one for what others made."""
    for table, count in sorted(apart.partitions.items()):
        verb = "is left as it is" if count == 1 else "are left as they are"
        yield Text.assemble(f"{numbers.count(count, 'partition')} of ", label(table.name), f" {verb}.", style="dim")
    if apart.known:
        yield Text(f"{_known(apart.known)} left out; compare them with --include-known.", style="dim")


def _known(known: Mapping[str, Counter[str]]) -> str:
    """Return "12 objects of Supabase and 1 table of Alembic"."""
    parts = []
    for product, counts in known.items():
        is_tables = counts.keys() <= {"table", "sequence"} and counts["table"]  # with the sequences of their columns
        number = numbers.count(counts["table"], "table") if is_tables else numbers.count(counts.total(), "object")
        parts.append(f"{number} of {product}")
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
