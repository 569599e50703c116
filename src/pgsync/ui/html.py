"""A comparison as one HTML page that needs nothing else: no network, no other file.

Whatever comes from a database is escaped here, or is JSON that the page's script shows as text. The page's own policy
forbids every script and style but these two, by their hashes, and every request.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pgsync import __version__
from pgsync.app.aligned import near
from pgsync.app.describe import line_of
from pgsync.app.impact import by_gravity
from pgsync.model.hazards import MEANINGS
from pgsync.model.spoken import spoken
from pgsync.model.statements import Hazard
from pgsync.text import clean, clean_line
from pgsync.ui import diagram
from pgsync.ui.compare import SIGNS
from pgsync.ui.sides import direction

if TYPE_CHECKING:
    from pgsync.app.choosing import Step
    from pgsync.app.compare import Comparison
    from pgsync.app.report import Report, ReportedObject
    from pgsync.app.threeway import Merge

_TABS = (
    ("changes", "Changes"),
    ("migration", "Migration"),
    ("rollback", "Rollback"),
    ("hazards", "Hazards"),
    ("diagram", "Diagram"),
)
_KEYS = (
    ("/", "search"),
    ("j k, arrows", "next and previous object"),
    ("left, right", "fold and unfold a schema"),
    ("1 to 5", "changes, migration, rollback, hazards, diagram"),
    ("v", "side by side, or one column"),
    ("t", "light or dark"),
    ("?", "these keys"),
)


def html_report(report: "Report") -> str:
    """Return the page."""
    comparison = report.comparison
    source, target = _names(comparison)
    style, script = _file("report.css"), _file("report.js")
    first, last = direction(comparison.source, comparison.target)
    title = f"pgsync: {last} compared with {first}"
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="pgsync {__version__}">',
        f"<title>{_text(title)}</title>",
        f"<style>{style}</style></head>",
        f'<body data-source="{_text(source)}" data-target="{_text(target)}">',
        *_head(report),
        *_bar(),
        "<main>",
        *_changes(report),
        *_steps("migration", "Migration", report.plan.steps, report),
        *_steps("rollback", "Rollback", report.plan.rollback_steps, report),
        *_hazards(report.plan.steps),
        *_diagram(report),
        "</main>",
        _keys(),
        '<div id="said" role="status" hidden></div>',
        "<noscript><footer>Search and definitions need JavaScript.</footer></noscript>",
        f'<script type="application/json" id="data">{_data(report)}</script>',
        f"<script>{script}</script>",
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _file(name: str) -> str:
    return (files("pgsync.ui") / "report" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return the page's content security policy."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    drawn = base64.b64encode(hashlib.sha256(diagram.STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}' 'sha256-{drawn}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _text(text: str) -> str:
    """Return text from elsewhere as HTML, every character visible."""
    return escape(clean_line(text))


def _block(text: str) -> str:
    """Return a text of several lines as HTML."""
    return escape(clean(text))


def _names(comparison: "Comparison") -> tuple[str, str]:
    return comparison.source.short_name, comparison.target.short_name


def _head(report: "Report") -> Iterator[str]:
    comparison = report.comparison
    first, last = direction(comparison.source, comparison.target)
    sentence = f"Changes below would make {last} look like {first}."
    if comparison.is_equal:
        sentence = f"No differences: {last} looks like {first}."
    merge = comparison.merge
    if merge is not None:
        sentence = f"Changes below would bring {last} what {first} changed since {merge.base.name}."
    yield f"<header><h1>{_text(sentence)}</h1>"
    for word, side in (("source", comparison.source), ("target", comparison.target)):
        where = ' <span class="production">production</span>' if side.target.environment == "prod" else ""
        yield (
            f'<div><span class="dim">{word}</span> <strong>{_text(side.short_name)}</strong> '
            f"{_text(side.address)} PostgreSQL {_text(side.info.version)}{where}</div>"
        )
    yield (
        f'<div class="dim">{comparison.compared:,} objects compared ({comparison.mode} mode), '
        f"{comparison.ignored:,} differences ignored, pgsync {__version__}</div>"
    )
    if merge is not None:
        yield from _merged(merge, comparison.target.short_name)
    yield from _summary(comparison)
    yield "</header>"


def _merged(merge: "Merge", target: str) -> Iterator[str]:
    """Return what is to be decided, and what is kept."""
    source = merge.source.short_name
    if merge.undecided:
        count = f"{len(merge.undecided):,}"
        yield f'<p class="hazard">! {count} to decide; until then {_text(target)} stays as it is there</p>'
        yield '<ul class="hazard">'
        for conflict in merge.undecided:
            sides = ((source, conflict.ours), (target, conflict.theirs))
            parts = [f"{_text(name)}: {_text(line_of(one.change))}" for name, one in sides if one is not None]
            yield f"<li>{_text(spoken(conflict.id))}: {_text(conflict.words)}<br>{'<br>'.join(parts)}</li>"
        yield "</ul>"
    kept = [one for one in merge.kept if not one.is_implied]
    if kept:
        yield f"<details><summary>{len(kept):,} kept that {_text(target)} changed since the base</summary><ul>"
        yield from (f"<li>{_text(line_of(one.change))}</li>" for one in kept)
        yield "</ul></details>"


def _summary(comparison: "Comparison") -> Iterator[str]:
    changed = {kind: tally for kind, tally in comparison.tallies.items() if tally.changed}
    if not changed:
        return
    create, alter, drop = (sum(getattr(one, word) for one in changed.values()) for word in ("create", "alter", "drop"))
    yield f"<details><summary>{create:,} to create, {alter:,} to alter, {drop:,} to drop</summary>"
    yield '<table class="list summary"><thead><tr><th scope="col"></th>'
    yield "".join(f'<th scope="col" class="number">{word}</th>' for word in ("create", "alter", "drop", "same"))
    yield "</tr></thead><tbody>"
    for kind, tally in changed.items():
        numbers = (("create", tally.create), ("alter", tally.alter), ("drop", tally.drop), ("", tally.same))
        cells = "".join(f'<td class="number {word if number else "dim"}">{number:,}</td>' for word, number in numbers)
        yield f"<tr><td>{_text(kind)}</td>{cells}</tr>"
    yield "</tbody></table></details>"


def _bar() -> Iterator[str]:
    yield '<nav class="bar" aria-label="views"><div role="tablist">'
    for name, words in _TABS:
        chosen = "true" if name == "changes" else "false"
        yield (
            f'<button role="tab" id="tab-{name}" data-tab="{name}" aria-controls="{name}" aria-selected="{chosen}">'
            f"{words}</button>"
        )
    yield '</div><button id="wide" aria-pressed="true">Side by side</button><button id="theme">Light or dark</button>'
    yield '<button id="help">Keys</button></nav>'


def _changes(report: "Report") -> Iterator[str]:
    yield '<section id="changes" role="tabpanel" aria-labelledby="tab-changes"><div id="side"><div class="tools">'
    yield '<input id="search" type="search" placeholder="search" aria-label="search objects">'
    for verb, sign in SIGNS.items():
        yield f'<button data-verb="{verb}" aria-pressed="false" aria-label="only {verb}" class="{verb}">{sign}</button>'
    yield '<button id="risky" aria-pressed="false" aria-label="only hazards" class="hazard">!</button>'
    yield '<button id="folding">Fold</button> <span id="count" class="dim" role="status"></span></div>'
    yield '<ul id="tree" role="tree" aria-label="objects that differ">'
    for schema, group in groupby(enumerate(report.objects), key=lambda pair: pair[1].schema):
        yield from _branch(schema, list(group))
    yield '</ul></div><div id="detail" aria-live="polite"></div></section>'


def _branch(schema: str | None, group: "Sequence[tuple[int, ReportedObject]]") -> Iterator[str]:
    name = _text(schema) if schema is not None else "<em>database</em>"
    yield '<li role="treeitem" aria-expanded="true" tabindex="-1"><div class="row"><span class="arrow">▾</span> '
    yield f'<strong>{name}</strong> <span class="dim">{len(group):,}</span></div><ul role="group">'
    for number, one in group:
        is_within = one.schema is not None and len(one.id.path) > 1
        label = ".".join(one.id.path[1:]) if is_within else one.id.name
        count = f' <span class="dim">{one.count:,}</span>' if one.verb == "alter" else ""
        risk = ' <span class="hazard">!</span>' if one.hazards else ""
        yield (
            f'<li role="treeitem" data-number="{number}" aria-selected="false" tabindex="{-1 if number else 0}">'
            f'<div class="row name"><span class="{one.verb}">{SIGNS[one.verb]} {_text(one.id.kind)} {_text(label)}'
            f"</span>{count}{risk}</div></li>"
        )
    yield "</ul></li>"


def _steps(name: str, title: str, steps: "Sequence[Step]", report: "Report") -> Iterator[str]:
    yield f'<section id="{name}" role="tabpanel" aria-labelledby="tab-{name}" hidden><h2>{title}</h2>'
    error = report.plan.error
    result = report.plan.result
    if error is not None:
        yield f'<p class="hazard">! {_block(str(error))}</p>'
    elif not steps:
        yield "<p>Nothing to do.</p>"
    else:
        words = "Not proven and not measured: pgsync plan does both, and pgsync apply runs what it wrote."
        yield f'<p class="dim">{words}</p><button data-copy="{name}">Copy</button>'
    manual = () if result is None or name != "migration" else result.plan.manual
    yield from (f'<p class="hazard">! to be done by hand: {_block(sentence)}</p>' for sentence in manual)
    for number, step in enumerate(steps, 1):
        risk = (
            f'<span class="hazard">! {_text(step.risk)}</span>' if step.hazards else '<span class="create">safe</span>'
        )
        back = "" if step.is_reversible else ' <span class="drop">the rollback brings no rows back</span>'
        yield f'<div class="step-head"><span class="dim">{number}</span> {risk}{back}</div>'
        yield f'<pre class="step">{_block(step.sql)};</pre>'
    yield "</section>"


def _hazards(steps: "Sequence[Step]") -> Iterator[str]:
    yield '<section id="hazards" role="tabpanel" aria-labelledby="tab-hazards" hidden><h2>Hazards</h2>'
    found: dict[Hazard, list[int]] = {}
    for number, step in enumerate(steps, 1):
        for hazard, _ in step.hazards:
            found.setdefault(Hazard(hazard), []).append(number)
    if not found:
        yield "<p>None.</p></section>"
        return
    yield '<table class="list"><thead><tr><th scope="col">hazard</th><th scope="col">steps</th>'
    yield '<th scope="col">what happens</th><th scope="col">instead</th></tr></thead><tbody>'
    for hazard in by_gravity(frozenset(found)):
        meaning, numbers = MEANINGS[hazard], found[hazard]
        shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")  # noqa: PLR2004
        yield (
            f'<tr><td class="hazard">{hazard}</td><td>{shown}</td><td>{_text(meaning.what)}</td>'
            f"<td>{_text(meaning.instead)}</td></tr>"
        )
    yield "</tbody></table></section>"


def _diagram(report: "Report") -> Iterator[str]:
    yield '<section id="diagram" role="tabpanel" aria-labelledby="tab-diagram" hidden><h2>Tables that differ</h2>'
    drawn = report.diagram
    if not drawn.entities:
        yield "<p>No table differs.</p></section>"
        return
    if drawn.left_out:
        yield f'<p class="dim">{drawn.left_out:,} more tables are left out.</p>'
    yield f'<div class="scroll">{diagram.svg(drawn, "tables that differ, and their neighbours")}</div>'
    yield f"<details><summary>As Mermaid text</summary><pre>{_block(diagram.mermaid(drawn))}</pre></details></section>"


def _keys() -> str:
    rows = "".join(f"<dt>{escape(keys)}</dt><dd>{escape(words)}</dd>" for keys, words in _KEYS)
    close = '<form method="dialog"><button>Close</button></form>'
    return f'<dialog id="keys" aria-label="keys"><dl>{rows}</dl>{close}</dialog>'


def _data(report: "Report") -> str:
    """Return the objects as JSON in which no tag can end or begin."""
    text = json.dumps([_object(one) for one in report.objects], ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _object(one: "ReportedObject") -> dict[str, Any]:
    """Return what the script shows: kind, name, verb, count, text to search, hazards, lines, attributes."""
    is_altered = one.verb == "alter"
    lines = near(one.lines) if is_altered else list(one.lines)
    names = [one.id.kind, one.id.name, *(difference.id.name for difference in one.differences)]
    return {
        "k": one.id.kind,
        "n": clean_line(one.id.name),
        "v": one.verb,
        "c": one.count,
        "t": clean_line(" ".join(names)).lower(),
        "h": list(one.hazards),
        "l": [None if line is None else _line(line) for line in lines],
        "a": list(_attributes(one)) if is_altered else [],
    }


def _line(line: Any) -> list[Any]:
    shown = [None if text is None else clean_line(text) for text in (line.before, line.after)]
    spans = [_moved(text, spans) for text, spans in ((line.before, line.spans_before), (line.after, line.spans_after))]
    return [line.sign, *shown, *spans]


def _moved(text: str | None, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same places in the text as it is shown."""
    if text is None or clean_line(text) == text:
        return list(spans)
    return [(len(clean_line(text[:start])), len(clean_line(text[:end]))) for start, end in spans]


def _attributes(one: "ReportedObject") -> Iterator[list[Any]]:
    for difference in one.differences:
        verb, what = str(difference.verb), clean_line(str(difference.id))
        if not difference.fields:
            brief = clean(difference.brief)
            yield [verb, what, "", *((None, brief) if verb == "create" else (brief, None))]
        for change in difference.fields:
            values = (None if value is None else clean(value) for value in (change.current, change.desired))
            yield [verb, what, clean_line(change.name.replace("_", " ")), *values]
            what = ""
