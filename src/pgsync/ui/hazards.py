"""What the hazards of a plan mean, with what the target tells of them."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pgsync.app import impact
from pgsync.model.hazards import MEANINGS
from pgsync.model.plan import Evidence, Planned
from pgsync.model.statements import Hazard
from pgsync.ui.console import paragraph

LISTED = 5
"""Names or ranges of steps that a line lists."""

INDENT = 6
"""Columns before what is said of a step or a hazard."""

_SHOWN = 5  # lines about one hazard; all of them are in the file
_BRIEFLY = 3  # pieces of evidence for a hazard of a long plan


def hazard_legend(steps: Sequence[Planned], *, is_brief: bool = False) -> Iterator[RenderableType]:
    """Return each hazard of the plan with the steps that have it, what it means and what the target tells about it.

    is_brief: for a long plan: two lines for what is grave, one for all the rest.
    """
    found: dict[Hazard, list[int]] = {}
    evidence: dict[Hazard, list[Evidence]] = {}
    for number, planned in enumerate(steps, 1):
        for hazard in planned.statement.hazards:
            found.setdefault(hazard, []).append(number)
        for one in planned.evidence:
            evidence.setdefault(one.hazard, []).append(one)
    slight = []
    for hazard in impact.by_gravity(frozenset(found)):
        style = "bold red" if hazard.is_destructive else "yellow"
        told = evidence.get(hazard, [])
        if is_brief and not _is_at_stake(hazard, told):
            slight.append(f"{hazard} ({_of_steps(found[hazard], 1)})")
            continue
        yield Text.assemble(("  ! ", style), (f"{hazard}", style), f"  {_of_steps(found[hazard])}")
        lines = _in_brief(hazard, told) if is_brief else _meaning(hazard, told)
        yield Padding(Group(*lines), (0, 0, 0, INDENT))
    if slight:
        yield Padding(paragraph(f"Also, with less at stake: {', '.join(slight)}.", "dim"), (0, 0, 0, 2))
    if is_brief and found:
        yield Padding(paragraph("More on each: pgsync help hazards, or --explain.", "dim"), (0, 0, 0, 2))


def _is_at_stake(hazard: Hazard, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a hazard is worth its lines in a long plan: it is grave, and the target does not say otherwise."""
    if any(found.weight > 0 for found in evidence):
        return True
    return MEANINGS[hazard].is_grave and not (evidence and all(found.weight < 0 for found in evidence))


def _in_brief(hazard: Hazard, evidence: Sequence[Evidence]) -> Iterator[Text]:
    """Return what the target tells, the gravest first, in one line; else what the hazard means."""
    told = list(dict.fromkeys(found.text for found in sorted(evidence, key=lambda found: -found.weight)))
    more = f" and {len(told) - _BRIEFLY:,} more" if len(told) > _BRIEFLY else ""
    yield paragraph(MEANINGS[hazard].what if not told else f"{'; '.join(told[:_BRIEFLY])}{more}")


def _of_steps(found: Sequence[int], most: int = LISTED) -> str:
    return f"{'step' if len(found) == 1 else 'steps'} {_ranges(found, most)}"


def _meaning(hazard: Hazard, evidence: Sequence[Evidence]) -> Iterator[Text]:
    """Return what a hazard means, what the target tells, and what to do instead where much is at stake."""
    meaning = MEANINGS[hazard]
    told = list(dict.fromkeys(found.text for found in evidence))
    yield paragraph(meaning.what)
    yield from (paragraph(text, "bold") for text in told[:_SHOWN])
    if len(told) > _SHOWN:
        yield Text(f"… and {len(told) - _SHOWN:,} more (they are in the file)", style="dim")
    is_slight = bool(evidence) and all(found.weight < 0 for found in evidence)
    if meaning.is_grave and not is_slight:
        yield paragraph(f"Instead: {meaning.instead}", "dim")


def _ranges(found: Sequence[int], most: int) -> str:
    """Return 3, 5-9, 12."""
    spans: list[list[int]] = []
    for number in found:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in spans[:most]]
    left = len(found) - sum(last - first + 1 for first, last in spans[:most])
    return ", ".join(words) + (f" and {left:,} more" if left else "")
