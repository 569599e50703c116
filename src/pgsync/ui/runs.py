"""Runs and their statements as tables."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pgsync.ui.console import label, paragraph
from pgsync.ui.environments import connection_label, environment_label
from pgsync.ui.plan import step_label

if TYPE_CHECKING:
    from pgsync.app.log import LoggedStep, Run

SHOWN = 50
_STYLES = {
    "done": "green",
    "rolled back": "dim",
    "taken back": "dim",
    "partly done": "bold red",
    "interrupted": "bold red",
}


def announcement(what: str, name: str, environment: str | None) -> Text:
    """Return the line that says what will be done where, production in red."""
    line = Text.assemble(f"{what}   target ", connection_label(name, environment))
    return Text.assemble(line, "   ", environment_label(environment)) if environment == "prod" else line


def runs_table(runs: Sequence["Run"]) -> Iterator[RenderableType]:
    """Return the newest runs, one per line, the newest first."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("run", "when (UTC)", "by", "what", "target"):
        table.add_column(heading, no_wrap=heading == "run", min_width=len("rollback of") if heading == "what" else None)
    table.add_column("steps", no_wrap=True, justify="right")
    table.add_column("result", no_wrap=True, min_width=max(map(len, _STYLES)))
    for run in list(reversed(runs))[:SHOWN]:
        header = run.header
        table.add_row(
            header.run,
            when(header.started),
            label(header.user),
            what(run),
            label(header.target_name),
            f"{header.steps:,}",
            Text(str(run.state), style=_STYLES.get(str(run.state), "")),
        )
    yield table
    if len(runs) > SHOWN:
        yield Text(f"  … and {len(runs) - SHOWN:,} more (use -f json)", style="dim")


def run_report(run: "Run", steps: Sequence["LoggedStep"]) -> Iterator[RenderableType]:
    """Return everything about one run: heading, every statement with its time and result, how it ended."""
    header = run.header
    yield Text.assemble((f"Run {run.id}", "bold"), f"  {what(run)}   target ", label(header.target_name, "bold"))
    begun = f"{when(header.started)} UTC by {header.user}, {header.tool}, plan {header.plan}"
    yield label(begun, "dim")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("statement")
    table.add_column("time", justify="right", no_wrap=True)
    table.add_column("result")
    for step in steps:
        table.add_row(str(step.number + 1), step_label(step.planned), duration(step.seconds), _result(step))
    yield table
    yield Text.assemble("Result: ", (str(run.state), _STYLES.get(str(run.state), "bold")))
    if run.message:
        yield paragraph(run.message)


def what(run: "Run") -> str:
    """Return "apply a91f3c07", or "rollback of 20261122-101403-5f1c"."""
    header = run.header
    return f"{header.direction} of {header.takes_back}" if header.takes_back else f"{header.direction} {header.plan}"


def when(moment: str) -> str:
    """Return 2026-11-22 10:14:03."""
    return moment[:19].replace("T", " ")


def duration(seconds: float | None) -> str:
    """Return 12 ms, 3.4 s, 12 min 3 s; "" when it is not known."""
    if seconds is None:
        return ""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f} min {rest:.0f} s" if minutes else f"{seconds:.1f} s"


def _result(step: "LoggedStep") -> Text:
    text = label(step.outcome, _STYLES.get(step.outcome, ""))
    if step.attempts > 1:
        text = Text.assemble(text, f", attempt {step.attempts}")
    if step.waited_for:
        how_long = f" {duration(step.waited)}" if step.waited else ""
        text = Text.assemble(text, f"; waited{how_long} for ", label(step.waited_for))
    return text
