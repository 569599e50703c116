"""What a machine is told about a comparison: one finding for each object and for each hazard, without any format."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from pgsync.model.hazards import MEANINGS
from pgsync.model.spoken import spoken
from pgsync.model.statements import Hazard
from pgsync.text import clean_line
from pgsync.ui.sides import direction

if TYPE_CHECKING:
    from pgsync.app.report import Report

Level = Literal["note", "warning", "error"]


class Finding(NamedTuple):
    """One thing to tell.

    rule: which one found it. file: where, from the project's directory, or None; line: from 1. name: of what.
    help: what the rule is about.
    """

    rule: str
    level: Level
    message: str
    file: str | None = None
    line: int = 1
    name: str = ""
    help: str = ""


def findings(report: "Report", file: str | None) -> list[Finding]:
    """Return the conflicts, the hazards of the plan, the gravest first, then what differs; file: where they all are."""
    return [*_conflicts(report, file), *_hazards(report, file), *_differences(report, file)]


def _conflicts(report: "Report", file: str | None) -> Iterator[Finding]:
    """Return what of three sides nobody has decided."""
    merge = report.comparison.merge
    about = "Both sides changed since their base, and not both changes can be."
    for one in () if merge is None else merge.undecided:
        words = f"{spoken(one.id)}: {one.words}; --ours or --theirs '{one.pattern}'"
        yield Finding("conflict", "error", clean_line(words), file, 1, str(one.id), about)


def _hazards(report: "Report", file: str | None) -> Iterator[Finding]:
    result = report.plan.result
    found = []
    for planned in [] if result is None else result.plan.statements:
        for hazard in planned.statement.hazards:
            level: Level = "error" if hazard.is_destructive else "warning"
            words = f"{hazard}: {planned.action} {spoken(planned.object)}. {MEANINGS[hazard].what}"
            found.append(Finding(str(hazard), level, clean_line(words), file, 1, str(planned.object), _about(hazard)))
    if report.plan.error is not None:
        yield Finding("no-plan", "error", clean_line(str(report.plan.error).replace("\n", " ")), file)
    yield from sorted(dict.fromkeys(found), key=lambda one: one.level != "error")


def _about(hazard: Hazard) -> str:
    meaning = MEANINGS[hazard]
    return f"{meaning.what} Instead: {meaning.instead}"


def _differences(report: "Report", file: str | None) -> Iterator[Finding]:
    comparison = report.comparison
    first, last = direction(comparison.source, comparison.target)
    about = "An object is not the same in the two databases that were compared."
    for one in report.objects:
        words = {
            "create": f"{spoken(one.id)} is only in {first}",
            "drop": f"{spoken(one.id)} is only in {last}",
            "alter": f"{spoken(one.id)} differs: {one.count:,} difference{'' if one.count == 1 else 's'}",
        }[one.verb]
        yield Finding(f"difference-{one.verb}", "note", clean_line(words), file, 1, str(one.id), about)
