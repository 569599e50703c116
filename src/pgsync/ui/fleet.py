"""Many targets: which match, which differ in the same way, which could not be read."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.text import Text

from pgsync.text import clean_line
from pgsync.ui.console import paragraph

if TYPE_CHECKING:
    from pgsync.app.fleet import Group, Member, Survey

_NAMED = 12
_LISTED = 20
_STYLES = {"+": "green", "-": "red", "~": "yellow"}


def survey_report(survey: "Survey") -> Iterator[RenderableType]:
    """Return the summary, then each group with what differs, then what could not be read."""
    source = survey.source
    yield Text.assemble(("source  ", "dim"), (clean_line(source.short_name), "bold"), f"  {clean_line(source.address)}")
    if source.silent:
        aspects = " and ".join(sorted(map(str, source.silent)))
        yield paragraph(f"{clean_line(source.name)} says nothing of {aspects}, which are not compared", "dim")
    yield paragraph(survey.sentence, "bold")
    for group in survey.groups:
        yield Text()
        yield from _group(group)
    if survey.unreachable:
        yield Text()
    for member, reason in survey.unreachable.items():
        yield paragraph(f"! {clean_line(str(member))}: {clean_line(reason)}", "bold yellow")


def _group(group: "Group") -> Iterator[RenderableType]:
    yield paragraph(named(group.members), "bold")
    for line in group.lines[:_LISTED]:
        yield Text(f" {clean_line(line)}", style=_STYLES[line[0]])
    if len(group.lines) > _LISTED:
        yield Text(f" … and {len(group.lines) - _LISTED:,} more (use -f json)", style="dim")


def named(members: Sequence["Member"]) -> str:
    """Return the names of some targets, and how many more there are."""
    names = ", ".join(clean_line(str(member)) for member in members[:_NAMED])
    more = len(members) - _NAMED
    return f"{names} and {more:,} more" if more > 0 else names


def survey_json(survey: "Survey") -> dict[str, Any]:
    """Return it as a JSON document; its shape only ever grows."""
    return {
        "format": 1,
        "source": survey.source.name,
        "summary": survey.sentence,
        "matching": [str(member) for member in survey.matching],
        "groups": [
            {"targets": [str(member) for member in group.members], "objects": list(group.lines)}
            for group in survey.groups
        ],
        "unreachable": {str(member): reason for member, reason in survey.unreachable.items()},
    }
