"""From ordered steps to a plan: statements, transactions, rollback."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pgsync.engine.diff import Change, Mode, diff
from pgsync.engine.order import Ordered
from pgsync.engine.steps import Action, Step, Steps, resolve
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind
from pgsync.model.objects import Catalog
from pgsync.model.plan import Batch, Plan, Planned
from pgsync.model.statements import Hazard, Reach, Statement

_WORDS = {
    Action.CREATE: "create",
    Action.COMPLETE: "create",
    Action.STAND_IN: "create",
    Action.ALTER: "alter",
}

# What is created or altered here is already the new one of what the plan replaces.
_BUILDS = frozenset({Action.CREATE, Action.COMPLETE, Action.STAND_IN, Action.ALTER})


def make_plan(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
) -> Plan:
    """Return the plan that makes `current` look like `desired`; raises PlanLoopError.

    Deterministic: equal catalogs give the same statements in the same order.
    """
    current, desired = prepared(current, desired, kinds)
    changes = diff(current, desired, kinds, mode)
    refused = _refused(changes, current.server.version, kinds)
    steps = resolve(current, desired, changes, kinds)
    ordered = Ordered(steps)
    planned = [p for step in ordered.order for p in _statements(step, steps, ordered)]
    return Plan(
        current,
        desired,
        desired.server,
        tuple(batches(planned)),
        (*refused, *_manual(steps), *_unreachable(current, desired, kinds)),
    )


def prepared(current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]]) -> tuple[Catalog, Catalog]:
    """Return both catalogs after every kind had its say about what the target's circumstances add to them."""
    for kind in kinds.values():
        if kind.prepare is not None:
            current, desired = kind.prepare(current, desired)
    return current, desired


def _refused(changes: Iterable[Change], version: int, kinds: Mapping[str, Kind[Any]]) -> Iterator[str]:
    for change in changes:
        if change.desired is not None and kinds[change.id.kind].since > version:
            yield f"{change.id}: PostgreSQL {version} has no such objects"


def _manual(steps: Steps) -> Iterator[str]:
    """Return what the kinds say that the user must do."""
    position = {name: number for number, name in enumerate(steps.context.kinds)}
    touched = {step.id for step in steps.actions}
    for id_ in sorted(touched, key=lambda id_: (position[id_.kind], id_.path)):
        yield from steps.kind(id_).manual(steps.current.get(id_), steps.desired.get(id_), steps.context)


def _unreachable(current: Catalog, desired: Catalog, kinds: Mapping[str, Kind[Any]]) -> Iterator[str]:
    """Return the differences that PostgreSQL has no statement for."""
    for id_, item in desired.objects.items():
        other = current.objects.get(id_)
        if other is not None and other.spec != item.spec:
            for sentence in kinds[id_.kind].unreachable(other, item, desired):
                yield f"{id_}: {sentence}"


def _statements(step: Step, steps: Steps, ordered: Ordered) -> Iterator[Planned]:
    """Return the statements of one step, as they are for relations of their own plan."""
    inlined = frozenset(
        s.id for s, leader in ordered.leader.items() if s.action is Action.CREATE and leader.action is Action.CREATE
    )
    context = dataclasses.replace(steps.context, inlined=inlined)
    new = context.created if step.action in _BUILDS else context.created - context.current.objects.keys()
    for statement in _emit(step, steps, context):
        adjusted = _with_heirs(statement, context, new).without(new)
        yield Planned(adjusted, _WORDS.get(step.action, "drop"), step.id, steps.reasons.get(step.id))


def _with_heirs(statement: Statement, context: Context, new: frozenset[ObjectId]) -> Statement:
    """Return the statement with the relations that inherit from its own, where it recurses to them."""
    if statement.reach is Reach.OWN:
        return statement
    found = dict.fromkeys(statement.relations)
    waiting = list(found)
    while waiting:
        relation = waiting.pop()
        for catalog in (context.desired,) if relation in new else (context.current, context.desired):
            heirs = context.kinds[relation.kind].heirs(relation, catalog, statement.reach)
            further = [id_ for id_ in heirs if id_ not in found]
            found |= dict.fromkeys(further)
            waiting += further
    return dataclasses.replace(statement, relations=tuple(found), reach=Reach.OWN)


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
