"""A plan on the screen: steps with lock, effect, time, risk and way back; its proof; whom it touches; why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pgsync.app import explain, impact
from pgsync.app.keeping import kept_sentences
from pgsync.app.plan import reversible
from pgsync.model.plan import Planned
from pgsync.model.proof import Verdict
from pgsync.model.spoken import spoken
from pgsync.model.statements import Lock, Work
from pgsync.plain import dataclass
from pgsync.text import clean, clean_line
from pgsync.ui import numbers
from pgsync.ui.aside import apart_report, notes_report
from pgsync.ui.compare import rename_hints
from pgsync.ui.console import label, paragraph
from pgsync.ui.environments import connection_label
from pgsync.ui.hazards import INDENT, LISTED, hazard_legend
from pgsync.ui.merging import merge_report
from pgsync.ui.sides import unknowns

if TYPE_CHECKING:
    from pgsync.app.impact import Impact, Impacts
    from pgsync.app.plan import PlanResult

SHOWN = 200
"""Lines of steps that are listed; all of them are in the file."""

_FOLDED = 5  # steps about one kind in a row from which the rest is told in one line
_OF_EACH = 2  # of these, so many are shown of each action and risk
_UNFOLDED = 40  # steps up to which all are shown
_LARGE = 10 << 20  # bytes from which a relation is worth a line
_LEAST = 54  # columns for a statement with everything else in its line
COLUMNS = ("lock", "on existing data", "risk")
"""What is said of every step beside it."""

_TORN = 12  # columns that a line may lose where a word does not fit
_EXPLAINED = 10  # width of the words before an explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """How much is shown of each step. sql: all of its text. explains: why it is there, and what else there is."""

    sql: bool = False
    explains: bool = False

    @property
    def is_folded(self) -> bool:
        """Whether steps of one sort may stand for each other."""
        return not (self.sql or self.explains)


_BRIEF = Detail()


def plan_report(result: "PlanResult", width: int, detail: Detail = _BRIEF) -> Iterator[RenderableType]:
    """Return what `pgsync plan` shows: heading, steps, what they touch, proof, what is left to do by hand."""
    steps = result.plan.statements
    if not steps:
        says = "looks like" if result.merge is None else f"has what since {result.merge.base.name} was changed in"
        yield Text.assemble(("Nothing to do: ", "bold"), label(f"{result.target.name} {says} {result.source.name}."))
    else:
        yield _heading(result)
        if detail.is_folded:
            yield steps_table(steps, width, result.impacts)
        else:
            yield from _steps_in_full(result, detail)
        yield from hazard_legend(steps, is_brief=detail.is_folded and len(steps) > _UNFOLDED)
        yield from touched_report(result.impacts)
        yield from kept_report(steps)
        yield from proof_lines(result)
    if result.merge is not None:
        yield from merge_report(result.merge, result.target.short_name)
    yield from rename_hints(result.candidates, width)
    if result.added:
        yield from _added(result)
    if result.ignored:
        yield Text(f"{numbers.count(result.ignored, 'difference')} left out by the selection.", style="dim")
    yield from apart_report(result.apart)
    yield from notes_report(result.notes, result.source.short_name, result.target.short_name)
    for sentence in result.plan.manual:
        yield paragraph(f"! to be done by hand: {sentence}", "yellow")
    yield from unknowns(result.source, result.target)


def _heading(result: "PlanResult") -> Text:
    steps, transactions = len(result.plan.statements), len(result.plan.batches)
    kept = reversible(result.plan.batches)
    return Text.assemble(
        (f"Plan {result.id}", "bold"),
        f"  {numbers.count(steps, 'step')}, {numbers.count(transactions, 'transaction')}   target ",
        connection_label(result.target.name, result.target.target.environment),
        f"   {kept:,} of {numbers.count(steps, 'step')} fully reversible",
    )


# ------------------------------------------------------------------------------------------------- the table


def steps_table(
    steps: Sequence[Planned], width: int, known: "Impacts", lines: Sequence[int] = (), columns: Sequence[str] = ()
) -> Table:
    """Return the steps as a table; what is known of each stands below it where the screen is narrow.

    lines: of a file, in which they stand, in place of their numbers. columns: those beside the step.
    """
    columns = columns or _columns(steps)
    groups = list(islice(_folded(steps), SHOWN + 1))
    room = _room([group[0] for _, group in groups if len(group) == 1], width, known, columns)
    is_narrow = room < _LEAST
    room = width - INDENT if is_narrow else room
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("line" if lines else "#", justify="right", no_wrap=True, width=4, style="dim")
    # The only column that may shrink.
    table.add_column("step, below it what it locks, does and risks; safe where nothing is" if is_narrow else "step")
    for heading in () if is_narrow else columns:
        table.add_column(heading, no_wrap=True)
    shown = 0
    for line, (number, group) in enumerate(groups):
        if line >= SHOWN:
            more = len(steps) - shown
            table.add_row("", Text(f"… and {more:,} more (they are in the file)", style="dim"))
            break
        if len(group) > 1:
            table.add_row("", Text(f"… {_alike(group, number)}", style="dim italic", overflow="fold"))
        else:
            name = lines[number - 1] if lines else number
            _add_step(table, name, group[0], known, room, columns, is_narrow=is_narrow)
        shown += len(group)
    return table


def _columns(steps: Sequence[Planned]) -> tuple[str, ...]:
    """Return the headings beside the step; where every rollback is full, the heading of the plan says so."""
    return COLUMNS if all(map(impact.is_reversible, steps)) else (*COLUMNS, "rollback")


def _room(steps: Sequence[Planned], width: int, known: "Impacts", columns: Sequence[str]) -> int:
    """Return how wide the statements may be when all else stands in their lines."""
    widths = [len(heading) for heading in columns]
    for planned in steps:
        cells = _cells(planned, known)
        widths = [max(known_width, len(cell)) for known_width, cell in zip(widths, cells, strict=False)]
    return width - INDENT - sum(widths) - 2 * len(widths)


def _cells(planned: Planned, known: "Impacts") -> list[Text]:
    return [_lock(planned), _effect(planned, known), risk(planned), _back(planned)]


def _add_step(
    table: Table, number: int, planned: Planned, known: "Impacts", room: int, columns: Sequence[str], *, is_narrow: bool
) -> None:
    if is_narrow:
        table.add_row(str(number), _in_two_lines(planned, room))
        line = _facts_line(planned, known, has_rollback=len(columns) > len(COLUMNS))
        if line.plain != "safe":
            table.add_row("", Text.assemble("  ", line))
    else:
        cells = _cells(planned, known)[: len(columns)]
        table.add_row(str(number), _in_two_lines(planned, room), *cells)


def _facts_line(planned: Planned, known: "Impacts", *, has_rollback: bool) -> Text:
    """Return what is worth saying of a step, in one line."""
    lock, effect, danger, _ = _cells(planned, known)
    parts = [part for part in (lock, effect) if part.plain not in {"-", "none"}]
    parts.append(danger)
    if has_rollback and not impact.is_reversible(planned):
        parts.append(Text("rollback: no rows", style="red"))
    return Text.assemble((" · ", "dim")).join(parts)  # the style of Text itself would dim the parts too


def _folded(steps: Sequence[Planned]) -> Iterator[tuple[int, Sequence[Planned]]]:
    """Return the steps with their numbers, and where many of one sort follow each other, the rest of them at once."""
    for _, members in groupby(enumerate(steps, 1), lambda one: _sort_of(one[1])):
        group = list(members)
        rest = _alike_among(group) if len(steps) > _UNFOLDED and len(group) > _FOLDED else {}
        for number, planned in group:
            if number not in rest:
                yield number, [planned]
        if rest:
            yield group[-1][0], list(rest.values())


def _sort_of(planned: Planned) -> tuple[object, ...]:
    """Return what is folded together: nothing that destroys data with anything else."""
    return planned.object.kind, None if impact.is_reversible(planned) else planned.object


def _alike_among(group: Sequence[tuple[int, Planned]]) -> dict[int, Planned]:
    """Return all but the first steps of each action and risk, by number; none where that would save no line."""
    seen: Counter[tuple[str, str]] = Counter()
    rest = {}
    for number, planned in group:
        sort = planned.action, impact.risk(planned)
        seen[sort] += 1
        if seen[sort] > _OF_EACH:
            rest[number] = planned
    return rest if len(rest) > 1 else {}


def _alike(group: Sequence[Planned], last: int) -> str:
    """Return 36 more: create index (up to step 148), 30 safe, 6 blocks."""
    actions = Counter(f"{planned.action} {planned.object.kind}" for planned in group)
    risks = Counter(impact.risk(planned) for planned in group)
    tally = ", ".join(f"{count:,} {word}" for word, count in risks.most_common())
    tally = f"all {impact.risk(group[0])}" if len(risks) == 1 else tally
    return f"{len(group):,} more: {', '.join(actions)} (up to step {last}), {tally}"


def step_label(planned: Planned) -> Text:
    """Return the beginning of the statement, in one line."""
    return label(" ".join(planned.statement.sql[:400].split()))


def _in_two_lines(planned: Planned, room: int) -> Text:
    """Return a statement that changes something in as many as two lines: what it does stands at its end."""
    text = step_label(planned)
    is_short = len(text) < 2 * room - _TORN
    if len(text) <= room or (planned.action == "create" and not is_short):
        return text
    return Text(text.plain if is_short else f"{text.plain[: 2 * room - _TORN]}…", overflow="fold")


def risk(planned: Planned) -> Text:
    """Return the gravest thing that can go wrong, in a word: safe, slow, destructive …."""
    hazards = impact.by_gravity(planned.statement.hazards)
    if not hazards:
        return Text("safe", style="green")
    return Text(f"! {impact.risk(planned)}", style="bold red" if hazards[0].is_destructive else "yellow")


def _lock(planned: Planned) -> Text:
    statement = planned.statement
    if statement.lock is Lock.NONE:
        return Text("none", style="dim")
    return Text(impact.lock_words(planned), style="yellow" if statement.lock.blocks_writes else "")


def _effect(planned: Planned, known: "Impacts") -> Text:
    words = ", ".join(filter(None, (known.effect(planned), known.time(planned))))
    return Text(words or "-", style="dim" if planned.statement.work is Work.INSTANT else "yellow")


def _back(planned: Planned) -> Text:
    return Text("full", style="dim") if impact.is_reversible(planned) else Text("no rows", style="red")


# ------------------------------------------------------------------------------------- what it meets, its proof


def touched_report(known: "Impacts", most: int = LISTED) -> Iterator[RenderableType]:
    """Return the relations in the way that are large or in use, and the transactions that others would wait for."""
    worth = [one for one in known.of_relations.values() if one.bytes >= _LARGE or one.sessions]
    worth.sort(key=lambda one: (-one.sessions, -one.bytes, one.relation))
    if worth:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=_EXPLAINED - 2, style="dim", no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        table.add_column(overflow="fold", ratio=2)
        for number, one in enumerate(worth[:most]):
            table.add_row("touches" if not number else "", paragraph(spoken(one.relation)), impact_words(one))
        yield Padding(table, (0, 0, 0, 2))
    if len(worth) > most:
        yield Text(f"{' ' * (_EXPLAINED + 2)}… and {len(worth) - most:,} more (--explain)", style="dim")
    for waiter in known.waiters[:2]:
        yield paragraph(f"  ! open since {numbers.duration(waiter.seconds)}: {waiter.who}", "yellow")


def kept_report(steps: Sequence[Planned]) -> Iterator[Text]:
    """Return what is dropped and kept, and under which name: a rollback brings it back, pgsync purge ends it."""
    yield from (paragraph(f"  kept: {sentence}") for sentence in kept_sentences(steps))
    if any(planned.statement.kept_as for planned in steps):
        yield paragraph("        pgsync rollback brings the rows back, until pgsync purge.", "dim")


def impact_words(one: "Impact") -> str:
    """Return what is known of a relation: 41 GB, ~1,200 rows, 12 scans (last …); 3 sessions, ROW SHARE."""
    words = [numbers.size(one.bytes), numbers.rows(one.rows)]
    if one.scans is not None:
        last = f" (last {one.last_use[:16].replace('T', ' ')} UTC)" if one.last_use else ""
        words.append(f"{numbers.count(one.scans, 'scan')}{last}")
    text = ", ".join(filter(None, words))
    if one.sessions:
        since = f" since {numbers.duration(one.oldest)}" if one.oldest >= 1 else ""
        text += f"; {numbers.count(one.sessions, 'session')} with {one.locks[-1]}{since}"
    return text


def proof_lines(result: "PlanResult") -> Iterator[Text]:
    """Return the verdict, and below it what it does not cover or why it is none."""
    verdict, *rest = result.proof_sentences
    if result.is_disproved:
        yield paragraph(f"! {verdict}", "bold red")
    else:
        yield paragraph(verdict, "green" if verdict.startswith("Proved") else "yellow")
    yield from (paragraph(f"  {sentence}", "dim") for sentence in rest)
    is_live = result.target.file is None
    if is_live and result.proof is not None and result.proof.verdict is Verdict.UNPROVEN:
        version = result.target.catalog.server.version
        yield paragraph(f"  A server with PostgreSQL {version} for that: url under [scratch] in pgsync.toml.", "dim")


def _added(result: "PlanResult") -> Iterator[Text]:
    names = [spoken(id_) for id_ in result.added[: 2 * LISTED]]
    more = len(result.added) - len(names)
    text = ", ".join(names) + (f" and {more:,} more" if more else "")
    yield paragraph(f"Added, because the selected changes need it: {text}")


# ------------------------------------------------------------------------------------------------- in full


def _steps_in_full(result: "PlanResult", detail: Detail) -> Iterator[RenderableType]:
    """Return every step with its facts, and below it its text or its reasons."""
    known = result.impacts
    for number, planned in enumerate(result.plan.statements, 1):
        heading = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        heading.add_column(style="dim", justify="right", no_wrap=True, width=4)
        heading.add_column(overflow="fold")
        heading.add_row(str(number), _title(planned, detail))
        yield heading
        yield Padding(_facts_line(planned, known, has_rollback=True), (0, 0, 0, INDENT))
        if detail.sql:
            yield Padding(_highlighted(planned.statement.sql), (0, 0, 0, INDENT))
        if detail.explains:
            yield Padding(_explanation(planned, result), (0, 0, 0, INDENT))


def _title(planned: Planned, detail: Detail) -> Text:
    if detail.sql:
        return label(f"{planned.action} {spoken(planned.object)}", "bold")
    return Text(step_label(planned).plain, style="bold")


def _highlighted(sql: str) -> RenderableType:
    from rich.syntax import Syntax  # imports pygments

    return Syntax(clean(sql), "postgresql", theme="ansi_dark", background_color="default", word_wrap=True)


def _explanation(planned: Planned, result: "PlanResult") -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_EXPLAINED, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for word, text in _explained(planned, result):
        table.add_row(word, Text(clean_line(text)))
    return table


def _explained(planned: Planned, result: "PlanResult") -> Iterable[tuple[str, str]]:
    yield "why", explain.why(planned, result.source.short_name, result.target.short_name)
    for one in result.impacts.of(planned):
        if one.is_worth_telling:
            yield "touches", f"{spoken(one.relation)}: {impact_words(one)}"
    for one in result.impacts.in_the_way(planned):
        yield "waits for", one.oldest_by
    if other := explain.instead(planned):
        yield "instead", other
    if option := explain.leaving_out(planned):
        yield "leave out", option
