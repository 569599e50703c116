"""What pgsync lint shows: the statements with lock and effect, then a line for each hazard, as editors read them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from pgsync.app.lint import Change, Finding, Level, LintResult, Verb, whole_changes
from pgsync.model.spoken import spoken
from pgsync.text import clean_line
from pgsync.ui import numbers
from pgsync.ui.console import label, paragraph
from pgsync.ui.plan import COLUMNS, steps_table

if TYPE_CHECKING:
    from pgsync.app.lint import Linted

_LISTED = 4
_STYLES = {Level.ERROR: "bold red", Level.WARNING: "yellow", Level.INFO: "cyan"}
_SIGNS = {Verb.CREATE: "+", Verb.DROP: "-", Verb.ALTER: "~"}


def lint_report(result: LintResult, width: int, *, is_detailed: bool = False) -> Iterator[RenderableType]:
    """Return the report; is_detailed: with what each statement changes and what is allowed."""
    yield label(heading(result), "bold")
    done = [one for one in result.statements if one.planned is not None and not one.piece.controls_transaction]
    if done:
        steps, lines = [one.planned for one in done if one.planned is not None], [one.piece.place.line for one in done]
        yield steps_table(steps, width, result.impacts, lines, COLUMNS)
        yield Text("")
    if is_detailed:
        for one in done:
            yield from _details(result, one)
    for line, level, text in lines_of(result):
        yield _located(line, level, text)
    yield paragraph(summary(result), "green" if not result.open and not result.has_errors else "yellow")


def heading(result: LintResult) -> str:
    """Return what was tried, and where."""
    whose = f" with the schema of {result.target}" if result.target else ", which was empty"
    return f"{result.path}: {numbers.count(len(result.statements), 'statement')}, tried on {result.place}{whose}"


def lines_of(result: LintResult) -> Iterator[tuple[str, Level, str]]:
    """Return place, level and text of all that is to be said, in the order of the file."""
    found = [
        (message.place, message.level, ". ".join(filter(None, (message.text, message.hint))))
        for message in result.messages
    ]
    for one in result.statements:
        found += [(one.piece.place, finding.level, said(finding)) for finding in one.findings if not finding.is_allowed]
    for place, level, text in sorted(found, key=lambda one: one[0]):
        yield f"{result.path}:{place.line}:{place.column}", level, text


def said(finding: Finding) -> str:
    """Return a hazard in a line: LOCK_WRITES on table public.orders: Writes wait … (41 GB, ~1 h). Instead: …."""
    meaning = finding.meaning
    numbers_ = f" ({'; '.join(finding.evidence[:_LISTED])})" if finding.evidence else ""
    instead = f" Instead: {meaning.instead}" if meaning.is_grave else ""
    what = meaning.what.removesuffix(".")
    return f"{finding.hazard} on {spoken(finding.object)}: {what}{numbers_}.{instead}"


def summary(result: LintResult) -> str:
    """Return what it comes to, in a sentence."""
    errors = sum(message.level is Level.ERROR for message in result.messages)
    allowed = sum(finding.is_allowed for one in result.statements for finding in one.findings)
    parts = [numbers.count(errors, "mistake")] if errors else []
    parts += [f"{numbers.count(len(result.open), 'hazard')} to answer for"] if result.open else []
    text = ", ".join(parts) if parts else "nothing to answer for"
    return f"{text[:1].upper()}{text[1:]}" + (f"; {allowed} allowed." if allowed else ".")


def changed(change: Change) -> str:
    """Return a change in a few words: + index public.orders_note."""
    fields = f" ({', '.join(sorted(change.fields))})" if change.fields else ""
    return f"{_SIGNS[change.verb]} {spoken(change.id)}{fields}"


def _details(result: LintResult, one: "Linted") -> Iterator[Text]:
    place = one.piece.place
    yield label(f"{result.path}:{place.line}: {' '.join(one.piece.text.split())}", "bold")
    if one.planned is not None:
        statement = one.planned.statement
        locks = [(id_, statement.lock) for id_ in statement.relations] + list(statement.others)
        yield from (paragraph(f"    locks {spoken(id_)}: {lock}") for id_, lock in locks)
    yield from (paragraph(f"    {changed(change)}") for change in whole_changes(one.changes))
    yield from (paragraph(f"    allowed: {said(finding)}", "dim") for finding in one.findings if finding.is_allowed)


def _located(place: str, level: Level, text: str) -> Text:
    """Return one line that is not wrapped, so that an editor finds the place."""
    line = Text.assemble(f"{clean_line(place)}: ", (f"{level}: ", _STYLES[level]), clean_line(text))
    line.no_wrap, line.overflow = True, "ignore"
    return line
