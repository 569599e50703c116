"""A comparison of three sides: the base, what was kept, what is to be decided; as text."""

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.app.describe import line_of
from pgsync.model import numbers
from pgsync.model.spoken import spoken
from pgsync.text import clean_line
from pgsync.ui.console import label, paragraph

if TYPE_CHECKING:
    from pgsync.app.compare import Difference
    from pgsync.app.threeway import Conflict, Merge

KEPT = 40
"""Changes that are listed."""
_STYLES = {"+": "green", "-": "red", "~": "yellow"}


def base_line(merge: "Merge") -> Text:
    """Return the line below those of the two sides."""
    base = merge.base
    named = f"{clean_line(base.short_name)}  " if base.target.is_named else ""
    return Text.assemble(("base    ", "dim"), named, label(base.address), f"  PostgreSQL {base.info.version}")


def merge_report(merge: "Merge", target: str) -> Iterator[RenderableType]:
    """Return what was kept, and every conflict with whose change counts; target: what it is called."""
    kept = [one for one in merge.kept if not one.is_implied]
    if kept:
        yield Text(
            f"\nKept: {numbers.count(len(kept), 'change')} made in {clean_line(target)} since the base", style="bold"
        )
        for one in kept[:KEPT]:
            yield _line(one, " ")
        if len(kept) > KEPT:
            yield Text(f" … and {len(kept) - KEPT:,} more (use -f json)", style="dim")
    if merge.combined:
        names = ", ".join(clean_line(spoken(id_)) for id_ in merge.combined)
        yield Text(f"Of both sides, attribute by attribute: {names}", style="dim")
    decided = [one for one in merge.conflicts if one.decision is not None]
    if decided:
        yield Text(f"\n{numbers.count(len(decided), 'conflict')} decided", style="bold")
        for conflict in decided:
            whose = merge.source.short_name if conflict.decision == "ours" else target
            yield Text.assemble("   ", label(spoken(conflict.id)), (f"  {clean_line(whose)} counts", "dim"))
    if merge.undecided:
        count = numbers.count(len(merge.undecided), "conflict")
        yield Text(f"\n! {count} to decide; until then {clean_line(target)} stays as it is there", style="bold red")
        for conflict in merge.undecided:
            yield from conflict_report(conflict, merge.source.short_name, target)
            pattern = shlex.quote(conflict.pattern)
            yield Text.assemble("     ", ("--ours", "cyan"), " or ", label(f"--theirs {pattern}", "cyan"))


def conflict_report(conflict: "Conflict", source: str, target: str) -> Iterator[RenderableType]:
    """Return a conflict with what each side did; source, target: what they are called."""
    yield Text.assemble(" ! ", label(spoken(conflict.id), "bold"), ": ", label(conflict.words))
    width = max(len(source), len(target))
    for name, difference in ((source, conflict.ours), (target, conflict.theirs)):
        if difference is not None:
            yield _line(difference, f"     {clean_line(name).ljust(width)} ")


def _line(difference: "Difference", start: str) -> Table:
    """Return a change as a line, a long one continued where it began."""
    text = line_of(difference.change)
    grid = Table.grid(padding=0, pad_edge=False)
    grid.add_column(width=len(start) + 1)
    grid.add_column(overflow="fold")
    grid.add_row(Text(start), paragraph(text.replace("\n", " "), _STYLES.get(text[:1], "")))
    return grid
