"""A comparison as Markdown for a pull request: the counts, every object folded, as much of it as a comment holds."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from pgsync.app.aligned import Line, near
from pgsync.app.describe import line_of
from pgsync.model.spoken import spoken
from pgsync.text import clean, clean_line
from pgsync.ui.compare import SIGNS
from pgsync.ui.sides import direction

if TYPE_CHECKING:
    from pgsync.app.compare import Comparison
    from pgsync.app.report import Report, ReportedObject
    from pgsync.app.threeway import Merge

MOST = 60_000
"""Characters of a report: a comment on GitHub holds 65,536."""
MOST_KEPT = 40
"""Changes that are listed of those that are kept."""
MARK = "<!-- pgsync compare -->"
"""The first line, by which a workflow finds its comment again."""
_SQL_SHARE = 3  # the migration gets a third of the room at most
_RUN = re.compile(r"`+")
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~>@-])")


def markdown_report(report: "Report", most: int = MOST) -> str:
    """Return the report; most: characters that it may have."""
    head = "\n".join(_head(report))
    sql = _migration(report, (most - len(head)) // _SQL_SHARE)
    room = most - len(head) - len(sql) - 200
    body: list[str] = []
    left = 0
    for schema, group in groupby(report.objects, key=lambda one: one.schema):
        title = f"\n### {plain(schema) if schema is not None else 'database'}\n"
        for one in group:
            text = title + _object(one)
            if len(text) > room:
                text = title + _line(one)
            if len(text) > room:
                left += 1
                continue
            body.append(text)
            room -= len(text) + 1
            title = ""
    if left:
        body.append(f"\n… and {left:,} more objects: `pgsync compare` shows all.")
    return "\n".join([head, *body, sql]).rstrip() + "\n"


def _head(report: "Report") -> Iterator[str]:
    comparison = report.comparison
    first, last = (plain(name) for name in direction(comparison.source, comparison.target))
    yield MARK
    merge = comparison.merge
    if merge is not None:
        yield f"**Changes below would bring {last} what {first} changed since {plain(merge.base.name)}.**\n"
        yield from _merged(merge, comparison.target.short_name)
    if comparison.is_equal:
        yield "No changes." if merge is not None else f"**No differences:** {last} looks like {first}."
        return
    if merge is None:
        yield f"**Changes below would make {last} look like {first}.**\n"
    yield from _summary(comparison)
    hazards = sorted({hazard for step in report.plan.steps for hazard, _ in step.hazards})
    if hazards:
        yield f"\n:warning: {', '.join(f'`{hazard}`' for hazard in hazards)}"
    if report.plan.error is not None:
        yield f"\n:warning: no plan: {plain(str(report.plan.error))}"


def _merged(merge: "Merge", target: str) -> Iterator[str]:
    """Return what is to be decided, then what is kept."""
    source = merge.source.short_name
    for conflict in merge.undecided:
        yield f":warning: to decide: {code(spoken(conflict.id))} {plain(conflict.words)}\n"
        for name, difference in ((source, conflict.ours), (target, conflict.theirs)):
            if difference is not None:
                yield f"- {plain(name)}: {code(line_of(difference.change))}"
        yield ""
    kept = [one for one in merge.kept if not one.is_implied]
    if kept:
        title = f"Kept: {len(kept):,} change{'' if len(kept) == 1 else 's'} made in {escape(clean_line(target))}"
        lines = "\n".join(f"- {code(line_of(one.change))}" for one in kept[:MOST_KEPT])
        more = f"\n- … and {len(kept) - MOST_KEPT:,} more" if len(kept) > MOST_KEPT else ""
        yield f"<details><summary>{title}</summary>\n\n{lines}{more}\n\n</details>\n"


def _summary(comparison: "Comparison") -> Iterator[str]:
    yield "| | create | alter | drop | same |"
    yield "|---|---:|---:|---:|---:|"
    for kind, tally in comparison.tallies.items():
        if tally.changed:
            yield f"| {plain(kind)} | {tally.create:,} | {tally.alter:,} | {tally.drop:,} | {tally.same:,} |"


def _line(one: "ReportedObject") -> str:
    return f"- {code(f'{SIGNS[one.verb]} {one.id.kind} {one.id.name}')}{_note(one)}"


def _note(one: "ReportedObject") -> str:
    count = f" {one.count:,} difference{'' if one.count == 1 else 's'}" if one.verb == "alter" else ""
    return count + (f" :warning: {', '.join(one.hazards)}" if one.hazards else "")


def _object(one: "ReportedObject") -> str:
    lines = near(one.lines) if one.verb == "alter" else one.lines
    title = f"{SIGNS[one.verb]} {one.id.kind} {clean_line(one.id.name)}"
    return (
        f"<details><summary><code>{escape(title)}</code>{_note(one)}</summary>\n\n"
        f"{_fenced(chr(10).join(_unified(lines)), 'diff')}\n</details>"
    )


def _unified(lines: Sequence[Line | None]) -> Iterator[str]:
    waiting: list[str] = []
    for line in lines:
        if line is None or line.sign == " ":
            yield from waiting
            waiting = []
            yield "@@" if line is None else f" {line.before}"
            continue
        if line.before is not None:
            yield f"-{line.before}"
        if line.after is not None:
            waiting.append(f"+{line.after}")
    yield from waiting


def _migration(report: "Report", most: int) -> str:
    steps = report.plan.steps
    if not steps:
        return ""
    text, shown = "", 0
    for step in steps:
        hazards = "".join(f"-- ! {hazard}\n" for hazard, _ in step.hazards)
        piece = f"{hazards}{step.sql};\n"
        if len(text) + len(piece) > most:
            break
        text, shown = text + piece, shown + 1
    more = f"\n… and {len(steps) - shown:,} more steps: `pgsync plan` shows all." if shown < len(steps) else ""
    title = f"Migration: {len(steps):,} step{'' if len(steps) == 1 else 's'}, not proven yet"
    return f"\n<details><summary>{title}</summary>\n\n{_fenced(text, 'sql')}{more}\n</details>"


def _fenced(text: str, language: str) -> str:
    """Return a block of code whose fence is longer than any run of backticks in it."""
    text = clean(text).rstrip("\n")
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}\n"


def code(text: str) -> str:
    """Return a span of code in which backticks end nothing."""
    text = clean_line(text)
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    tick = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{tick}{pad}{text}{pad}{tick}"


def plain(text: str) -> str:
    """Return plain text: no markup, no HTML, no mention of anybody."""
    return _MARKUP.sub(r"\\\1", escape(clean_line(text), quote=False)).replace("\\@", "&#64;")
