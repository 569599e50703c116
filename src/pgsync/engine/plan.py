"""From ordered steps to a plan: statements, transactions, rollback."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pgsync.engine.alike import alike
from pgsync.engine.diff import Mode, aligned, diff
from pgsync.engine.isolate import isolated
from pgsync.engine.order import Ordered, PlanLoopError
from pgsync.engine.reach import within_reach
from pgsync.engine.steps import Action, Step, Steps, resolve
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch, Plan, Planned
from pgsync.model.statements import Hazard, Statement

_WORDS = {
    Action.CREATE: "create",
    Action.COMPLETE: "create",
    Action.STAND_IN: "create",
    Action.ALTER: "alter",
}


def make_plan(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> Plan:
    """Return the plan that makes `current` look like `desired`.

    without: the aspects that are left out; by default those that the mode leaves out.
    Objects whose steps need each other are left as they are and named in `Plan.manual`.
    Deterministic: equal catalogs give the same statements in the same order.
    """
    current, desired = aligned(current, desired, kinds)
    desired, refused = within_reach(current, desired, kinds, mode)
    impossible = [sentence for kind in kinds.values() for sentence in kind.impossible(current, desired)]
    current, desired = prepared(current, desired, kinds, mode, without)
    stuck: list[str] = []
    while True:
        changes = diff(current, desired, kinds, mode, without)
        steps = resolve(current, desired, changes, kinds)
        try:
            ordered = Ordered(steps)
            break
        except PlanLoopError as loop:
            desired, sentences = isolated(steps, changes, loop)
            stuck += sentences
    planned = [p for step in ordered.order for p in _statements(step, steps, ordered)]
    manual = (*stuck, *refused, *impossible, *_manual(steps))
    return Plan(current, desired, desired.server, tuple(batches(planned)), manual)


def prepared(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> tuple[Catalog, Catalog]:
    """Return both catalogs after every kind had its say about what the target's circumstances add to them.

    What neither mode nor aspects let count is the same on both sides.
    """
    for kind in kinds.values():
        if kind.prepare is not None:
            current, desired = kind.prepare(current, desired)
    return alike(current, desired, kinds, mode, without)


def _manual(steps: Steps) -> Iterator[str]:
    """Return what the kinds say that the user must do."""
    position = {name: number for number, name in enumerate(steps.context.kinds)}
    touched = {step.id for step in steps.actions}
    for id_ in sorted(touched, key=lambda id_: (position[id_.kind], id_.path)):
        yield from steps.kind(id_).manual(steps.current.get(id_), steps.desired.get(id_), steps.context)


def _statements(step: Step, steps: Steps, ordered: Ordered) -> Iterator[Planned]:
    """Return the statements of one step, as they are for relations of their own plan."""
    inlined = frozenset(
        s.id for s, leader in ordered.leader.items() if s.action is Action.CREATE and leader.action is Action.CREATE
    )
    context = dataclasses.replace(steps.context, inlined=inlined)
    for statement in _emit(step, steps, context):
        adjusted = statement
        if statement.relations and all(r in context.created for r in statement.relations):
            adjusted = statement.on_new()
        yield Planned(adjusted, _WORDS.get(step.action, "drop"), step.id, steps.reasons.get(step.id))


def _emit(step: Step, steps: Steps, context: Context) -> Iterable[Statement]:
    action, id_ = step
    if action is Action.ALTER:
        return _alter(id_, steps, context)
    kind = steps.kind(id_)
    placeholder = kind.placeholder or kind.create
    if action in {Action.CREATE, Action.COMPLETE}:
        after = steps.desired.objects[id_]
        if action is Action.COMPLETE:
            return kind.complete(after, context)
        return (placeholder if steps.has(Action.COMPLETE, id_) else kind.create)(after, context)
    before = steps.current.objects[id_]
    if action in {Action.PARK, Action.DISCARD}:
        rename = kind.park if action is Action.PARK else kind.discard
        return rename(before, context.parked[id_], context)
    emitters = {Action.RELEASE: kind.release, Action.HOLLOW: placeholder, Action.DROP: kind.drop}
    return emitters[action](before, context)


def _alter(id_: ObjectId, steps: Steps, context: Context) -> Iterator[Statement]:
    kind, before, after = steps.kind(id_), steps.current.objects[id_], steps.desired.objects[id_]
    origin = kind.implied_by(after, steps.desired)
    done = steps.fields.get(origin, frozenset()) & kind.follows if origin is not None else frozenset()
    called = []
    for field in dataclasses.fields(kind.spec):
        change = kind.alter.get(field.name)
        if field.name in steps.fields[id_] - done and change is not None and change not in called:
            called.append(change)
            yield from change(before, after, context)


def batches(planned: Iterable[Planned]) -> Iterator[Batch]:
    """Cut the statements into transactions: as few as PostgreSQL allows.

    A statement that may not run in a transaction stands alone; what must be committed before it can be used
    (a new enum label) ends its transaction unless nothing follows.
    """
    together: list[Planned] = []
    for item in planned:
        pending = bool(together) and together[-1].statement.commit_before_use
        if together and (not item.statement.transactional or (pending and not item.statement.commit_before_use)):
            yield Batch(tuple(together))
            together = []
        if item.statement.transactional:
            together.append(item)
        else:
            hazards = item.statement.hazards | {Hazard.NON_TRANSACTIONAL}
            alone = dataclasses.replace(item, statement=dataclasses.replace(item.statement, hazards=hazards))
            yield Batch((alone,), transactional=False)
    if together:
        yield Batch(tuple(together))
