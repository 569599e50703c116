"""A plan as a table: step, lock, what happens to existing data, risk."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pgsync.app.plan import reversible
from pgsync.model.hazards import MEANINGS, Response
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Evidence, Planned
from pgsync.model.statements import Hazard, Lock, Work
from pgsync.ui import numbers
from pgsync.ui.console import label

if TYPE_CHECKING:
    from pgsync.app.explore import Size
    from pgsync.app.plan import PlanResult

SHOWN = 200
"""Steps that are listed; all of them are in the file."""

EVIDENCE_SHOWN = 5
"""Lines about one hazard; all of them are in the file."""

_NO_SIZES: Mapping[ObjectId, Any] = {}
_WIDE = 110  # columns from which everything known of a step stands in its line
_WORK = {Work.SCAN: "scans", Work.BUILD: "indexes", Work.REWRITE: "rewrites"}


def plan_report(result: "PlanResult", width: int) -> Iterator[RenderableType]:
    """Return what `pgsync plan` shows: heading, table, what is left to do by hand, what was added."""
    steps = result.plan.statements
    if not steps:
        yield Text.assemble(
            ("Nothing to do: ", "bold"), label(f"{result.target.name} looks like {result.source.name}.")
        )
    else:
        yield _heading(result)
        yield steps_table(steps, width, result.sizes)
        if len(steps) > SHOWN:
            yield Text(f"  … and {len(steps) - SHOWN:,} more (they are in the file)", style="dim")
        yield from hazard_legend(steps)
    if result.added:
        names = ", ".join(str(id_) for id_ in result.added[:10])
        yield Text.assemble("Added, because the selected changes need it: ", label(names))
    if result.ignored:
        yield Text(f"{result.ignored:,} differences are left out by the selection.", style="dim")
    for sentence in result.plan.manual:
        yield Text.assemble(("! to be done by hand: ", "bold yellow"), label(sentence))


def _heading(result: "PlanResult") -> Text:
    steps, transactions = len(result.plan.statements), len(result.plan.batches)
    kept = reversible(result.plan.batches)
    return Text.assemble(
        (f"Plan {result.id}", "bold"),
        f"  {numbers.count(steps, 'step')}, {numbers.count(transactions, 'transaction')}   target ",
        label(result.target.name, "bold"),
        f"   {kept} of {numbers.count(steps, 'step')} fully reversible",
    )


def steps_table(steps: list[Planned], width: int, sizes: Mapping[ObjectId, "Size"] = _NO_SIZES) -> Table:
    """Return the steps as a table; what is known of each stands below it where the screen is narrow."""
    is_narrow = width < _WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("#", justify="right", no_wrap=True, width=4, style="dim")
    table.add_column("step")  # the only column that may shrink
    for heading in () if is_narrow else ("lock", "on existing data", "risk"):
        table.add_column(heading, no_wrap=True)
    for number, planned in enumerate(steps[:SHOWN], 1):
        facts = [_lock(planned), _work(planned, sizes), risk(planned)]
        if is_narrow:
            table.add_row(str(number), step_label(planned))
            table.add_row("", Text.assemble("  ", Text(" · ", style="dim").join(facts)))
        else:
            table.add_row(str(number), step_label(planned), *facts)
    return table


def step_label(planned: Planned) -> Text:
    """Return the beginning of the statement, in one line."""
    return label(" ".join(planned.statement.sql[:400].split()))


def risk(planned: Planned) -> Text:
    """Return the gravest thing that can go wrong, in a word: safe, slow, destructive …."""
    hazards = sorted(planned.statement.hazards, key=_gravity)
    if not hazards:
        return Text("safe", style="green")
    return Text(f"! {_risk_word(hazards[0])}", style="bold red" if hazards[0].is_destructive else "yellow")


def hazard_legend(steps: list[Planned]) -> Iterator[RenderableType]:
    """Return each hazard of the plan with the steps that have it, what it means and what the target tells about it."""
    found: dict[Hazard, list[int]] = {}
    for number, planned in enumerate(steps, 1):
        for hazard in planned.statement.hazards:
            found.setdefault(hazard, []).append(number)
    for hazard, steps_with in sorted(found.items(), key=lambda entry: _gravity(entry[0])):
        where = ", ".join(map(str, steps_with[:12])) + (", …" if len(steps_with) > 12 else "")  # noqa: PLR2004
        style = "bold red" if hazard.is_destructive else "yellow"
        yield Text.assemble(
            ("  ! ", style), (f"{hazard}", style), f"  step{'' if len(steps_with) == 1 else 's'} {where}"
        )
        told = [evidence for planned in steps for evidence in planned.evidence if evidence.hazard is hazard]
        yield Padding(Group(*_explained(hazard, told)), (0, 0, 0, 6))


def _explained(hazard: Hazard, evidence: list[Evidence]) -> Iterator[Text]:
    """Return what a hazard means, what the target tells, and what to do instead where much is at stake."""
    meaning = MEANINGS[hazard]
    told = list(dict.fromkeys(found.text for found in evidence))
    yield Text(meaning.what)
    yield from (label(text, "bold") for text in told[:EVIDENCE_SHOWN])
    if len(told) > EVIDENCE_SHOWN:
        yield Text(f"… and {len(told) - EVIDENCE_SHOWN:,} more (they are in the file)", style="dim")
    is_slight = bool(evidence) and all(found.weight < 0 for found in evidence)
    if meaning.production in {Response.ASK, Response.REFUSE} and not is_slight:
        yield Text(f"Instead: {meaning.instead}", style="dim")


_ORDER = ("DATA", "SEC", "LOCK", "REWRITE", "CORR", "APP", "DEP", "REPL", "INDEX", "PERF", "IRREVERSIBLE", "NON")


def _gravity(hazard: Hazard) -> tuple[int, str]:
    return (_ORDER.index(hazard.split("_", 1)[0]), str(hazard))


def _risk_word(hazard: Hazard) -> str:
    prefix = hazard.split("_", 1)[0]
    return {
        "DATA": "destructive",
        "REWRITE": "slow",
        "LOCK": "blocks",
        "INDEX": "slower queries",
        "APP": "may break clients",
        "CORR": "may fail",
        "DEP": "may break users",
        "SEC": "security",
        "REPL": "replication",
        "PERF": "performance",
        "IRREVERSIBLE": "no way back",
        "NON": "own transaction",
    }[prefix]


def _lock(planned: Planned) -> Text:
    statement = planned.statement
    if statement.lock is Lock.NONE:
        return Text("none", style="dim")
    brief = ", short" if statement.lock.blocks_writes and statement.work is Work.INSTANT else ""
    style = "yellow" if statement.lock.blocks_writes else ""
    return Text(f"{statement.lock}{brief}", style=style)


def _work(planned: Planned, sizes: Mapping[ObjectId, "Size"]) -> Text:
    statement = planned.statement
    if statement.work not in _WORK:
        return Text("-" if statement.lock is Lock.NONE else "no rewrite", style="dim")
    known = [sizes[relation].bytes for relation in statement.relations if relation in sizes]
    words = f"{_WORK[statement.work]} {numbers.size(sum(known))}" if known else _WORK[statement.work]
    return Text(words, style="yellow")
