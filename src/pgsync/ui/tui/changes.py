"""What pgsync compare -i shows: the changes as nodes with ticks, one of them in full, the plan of what is ticked."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pgsync.app.aligned import aligned
from pgsync.model.identity import ObjectId
from pgsync.model.spoken import spoken, within
from pgsync.text import clean_line
from pgsync.ui import numbers
from pgsync.ui.compare import SIGNS, STYLES
from pgsync.ui.console import label, paragraph
from pgsync.ui.environments import environment_label
from pgsync.ui.sidebyside import side_by_side, unified
from pgsync.ui.sides import direction
from pgsync.ui.tui.outline import Node

if TYPE_CHECKING:
    from pgsync.app.choosing import Choosing, Preview, Step
    from pgsync.app.compare import Comparison

Highlight = Callable[[str], RenderableType]

_INDENT = 5  # columns before what is said of a step
_STEPS = 300  # steps of the preview that are shown


# ------------------------------------------------------------------------------------------------ the tree


class ChangeNodes:
    """Makes the nodes of the tree. hazards: of the plan, by object. added: what the plan takes along."""

    def __init__(self, choosing: "Choosing") -> None:
        self.choosing = choosing
        self.hazards: Mapping[ObjectId, set[str]] = {}
        self.added: Collection[ObjectId] = ()

    def of_schema(self, schema: str | None, roots: Sequence[ObjectId]) -> Node:
        """Return the node of a schema, open, or of what lies in none."""
        name = label(schema, "bold cyan") if schema is not None else Text("database", style="bold italic")

        def text() -> Text:
            states = {self.choosing.state(root) for root in roots}
            tick = _tick(states.pop() if len(states) == 1 else None)
            return Text.assemble(tick, " ", name, (f"  {len(roots):,}", "dim"))

        node = Node(("schema", schema), text, lambda: [self.of(root) for root in roots])
        node.is_open = True
        return node

    def of(self, id_: ObjectId) -> Node:
        """Return the node of an object; its parts are below it unless all of it comes or goes."""
        comparison = self.choosing.comparison
        own = comparison.by_id.get(id_)
        parts = sorted(comparison.parts.get(id_, ()), key=comparison.rank)
        has_parts = bool(parts) and (own is None or own.verb == "alter")
        return Node(id_, lambda: self._label(id_), (lambda: [self.of(part) for part in parts]) if has_parts else None)

    def _label(self, id_: ObjectId) -> Text:
        comparison = self.choosing.comparison
        own = comparison.by_id.get(id_)
        verb = "alter" if own is None else str(own.verb)
        above = comparison.lineage(id_)
        is_within = not above and comparison.schema_of(id_) is not None and len(id_.path) > 1
        name = within(id_, above[0]) if above else ".".join(id_.path[1:]) if is_within else id_.name
        is_along = any(one in self.added for one in self.choosing.below(id_))
        text = Text.assemble(
            _tick(self.choosing.state(id_), is_along=is_along), " ",
            (f"{SIGNS[verb]} {id_.kind} {clean_line(name)}", STYLES[verb]),
        )  # fmt: skip
        if verb == "alter" and not above:
            text.append(f"  {comparison.count(id_):,}", "dim")
        if id_ in self.hazards and self.choosing.state(id_) is not False:
            text.append("  !", "bold red")
        if is_along:
            text.append("  needed", "cyan")
        return text


def _tick(state: bool | None, *, is_along: bool = False) -> Text:  # noqa: FBT001 - three states of a tick
    if is_along and state is not True:
        return Text("[+]", style="cyan")
    return Text({True: "[x]", False: "[ ]", None: "[~]"}[state])


# ------------------------------------------------------------------------------------------------ the heading


def heading(choosing: "Choosing", plan: "Preview | None", *, is_filtered: bool) -> Text:
    """Return which way the changes go, how many are ticked, and what their plan comes to."""
    comparison = choosing.comparison
    first, last = direction(comparison.source, comparison.target)
    where = environment_label(comparison.target.target.environment)
    line = Text.assemble(
        "Changes below would make ", label(last, "bold"), "  " if where else "", where, " look like ",
        label(first, "bold"), ".",
    )  # fmt: skip
    if comparison.is_equal:
        line = Text.assemble("No differences: ", label(last, "bold"), " looks like ", label(first, "bold"), ".")
    ticked = f"\n{choosing.chosen:,} of {numbers.count(choosing.total, 'change')} ticked"
    return Text.assemble(line, ticked, _tally(plan, is_filtered=is_filtered))


def _tally(plan: "Preview | None", *, is_filtered: bool) -> Text:
    if plan is None:
        return Text("   planning …", style="dim")
    if plan.error is not None:
        return Text("   ! no plan: see tab 3", style="bold red")
    words = Text(f"   {numbers.count(len(plan.steps), 'step')}")
    if plan.added:
        words.append(f"   {numbers.count(len(plan.added), 'change')} taken along", "cyan")
    hazards = [hazard for step in plan.steps for hazard, _ in step.hazards]
    if hazards:
        words.append(f"   ! {numbers.count(len(hazards), 'hazard')}", "bold red")
    if is_filtered:
        words.append("   filtered: Escape shows all", "yellow")
    return words


def summary(choosing: "Choosing", roots: Sequence[ObjectId], hazards: Collection[ObjectId]) -> RenderableType:
    """Return what is to happen to the objects of a schema, in numbers; hazards: what has any."""
    by_id = choosing.comparison.by_id
    verbs = Counter("alter" if root not in by_id else str(by_id[root].verb) for root in roots)
    words = {"create": "to create", "alter": "to alter", "drop": "to drop"}
    grid = Table.grid(padding=(0, 1, 0, 0))
    for verb, count in ((verb, verbs[verb]) for verb in words if verbs[verb]):
        grid.add_row(Text(SIGNS[verb], STYLES[verb]), Text(f"{count:,}", justify="right"), Text(words[verb]))
    risky = sum(root in hazards for root in roots)
    if risky:
        grid.add_row(Text("!", "bold red"), Text(f"{risky:,}", justify="right"), Text("with hazards"))
    return Group(grid, Text("\nj moves to an object, / looks for one, ? lists the keys.", style="dim"))


# ------------------------------------------------------------------------------------------------ one object


def definitions(
    choosing: "Choosing", id_: ObjectId, hazards: Collection[str], *, is_unified: bool, is_whole: bool
) -> RenderableType:
    """Return the definition on both sides. is_unified: in one column. is_whole: not only what changes."""
    before, after = choosing.definitions(id_)
    lines = aligned(before, after)
    comparison = choosing.comparison
    titles = (f"{comparison.target.short_name} now", f"{comparison.source.short_name}, as it will be")
    is_alone = not before or not after
    body = (
        unified(lines, is_whole=is_whole or is_alone)
        if is_unified or is_alone
        else side_by_side(lines, titles, is_whole=is_whole)
    )  # fmt: skip
    parts: list[RenderableType] = [Text(clean_line(spoken(id_)), style="bold")]
    parts += [Text(f"! {', '.join(sorted(hazards))}", style="bold red")] if hazards else []
    if before == after:
        parts.append(Text("The definitions are the same; tab 2 shows what differs.", style="dim"))
    return Group(*parts, Text(""), body)


def attributes(comparison: "Comparison", ids: Sequence[ObjectId]) -> RenderableType:
    """Return the attributes that differ, of an object and its parts: how each is now, and how it will be."""
    found = [one for id_ in ids if (one := comparison.by_id.get(id_)) is not None and not one.is_implied]
    parts: list[RenderableType] = []
    for one in found:
        verb = str(one.verb)
        parts.append(Text(f"{SIGNS[verb]} {clean_line(spoken(one.id))}", style=STYLES[verb]))
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=3)
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(width=1)
        grid.add_column(overflow="fold")
        if not one.fields and one.brief:
            grid.add_row("", "", Text(SIGNS[verb], STYLES[verb]), paragraph(one.brief, STYLES[verb]))
        for change in one.fields:
            name = Text(f"{clean_line(change.name.replace('_', ' '))} ")
            grid.add_row("", name, Text("-", STYLES["drop"]), _value(change.current, STYLES["drop"]))
            grid.add_row("", "", Text("+", STYLES["create"]), _value(change.desired, STYLES["create"]))
        parts.append(grid)
    return Group(*parts)


def _value(value: str | None, style: str) -> Text:
    return Text("none", "dim italic") if value is None else paragraph(value, style)


# ------------------------------------------------------------------------------------------------ the plan


def steps_of(plan: "Preview | None", highlight: Highlight, *, is_rollback: bool) -> RenderableType:
    """Return the steps of the plan of what is ticked, or of its way back; highlight: SQL as it is shown."""
    if plan is None:
        return Text("planning …", style="dim")
    if plan.error is not None:
        return paragraph(f"! {plan.error}", "bold red")
    parts: list[RenderableType] = []
    if plan.added:
        names = ", ".join(spoken(id_) for id_ in sorted(plan.added))
        parts.append(paragraph(f"Taken along, because what is ticked needs it: {names}\n", "cyan"))
    manual = () if plan.result is None else plan.result.plan.manual
    parts += [paragraph(f"! to be done by hand: {sentence}", "yellow") for sentence in manual]
    steps = plan.rollback_steps if is_rollback else plan.steps
    for number, step in enumerate(steps[:_STEPS], 1):
        parts += _step(number, step, highlight)
    if len(steps) > _STEPS:
        parts.append(Text(f"… and {len(steps) - _STEPS:,} more steps (e shows all)", style="dim"))
    if not steps:
        parts.append(Text("no way back" if is_rollback and manual else "nothing to do", style="dim"))
    return Group(*parts)


def _step(number: int, step: "Step", highlight: Highlight) -> Iterator[RenderableType]:
    risk = Text("safe", style="green") if not step.hazards else Text(f"! {step.risk}", style="bold red")
    back = Text("" if step.is_reversible else "  the rollback brings no rows back", style="red")
    yield Text.assemble((f"{number:>3}  ", "dim"), risk, back)
    for hazard, meaning in step.hazards:
        yield Padding(paragraph(f"{hazard}: {meaning}", "yellow"), (0, 0, 0, _INDENT))
    yield Padding(highlight(f"{step.sql};"), (0, 0, 0, _INDENT))
    yield Text("")
