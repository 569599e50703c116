"""From ordered steps to a plan: statements, transactions, rollback."""

import dataclasses
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pgsync.engine.alike import alike
from pgsync.engine.diff import Mode, aligned, diff
from pgsync.engine.isolate import held, isolated
from pgsync.engine.order import Ordered, PlanLoopError
from pgsync.engine.reach import within_reach
from pgsync.engine.rename import statements, still_mentioned, under_new_names, under_old_names
from pgsync.engine.segments import Phases, Segments, batches
from pgsync.engine.series import joined
from pgsync.engine.steps import Action, Step, Steps, resolve
from pgsync.engine.units import Units
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.keep import NOTHING_KEPT, PREPARATION, Keep
from pgsync.model.kind import Context, Kind, nothing
from pgsync.model.modes import Aspect
from pgsync.model.naming import Rename
from pgsync.model.objects import Catalog
from pgsync.model.own import TRASH
from pgsync.model.plan import Batch, Plan, Planned
from pgsync.model.recipe import Recipe
from pgsync.model.statements import Hazard, Reach, Statement

_WORDS = {
    Action.CREATE: "create",
    Action.COMPLETE: "create",
    Action.STAND_IN: "create",
    Action.ALTER: "alter",
    Action.SAVE: "alter",
    Action.FILL: "alter",
}

# What is created or altered here is already the new one of what the plan replaces.
_BUILDS = frozenset({Action.CREATE, Action.COMPLETE, Action.STAND_IN, Action.ALTER})


_MOST_RELATIONS = 800
"""That one transaction may create or drop: a lock table of the default size has room for some thousand (SAFETY 1.7)."""


def make_plan(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
    facts: Facts | None = None,
    renames: Sequence[Rename] = (),
    keep: Keep = NOTHING_KEPT,
) -> Plan:
    """Return the plan that makes `current` look like `desired`.

    without: the aspects that are left out; by default those that the mode leaves out.
    facts: which relations of the current side are large, so that their changes must not block; None for plain forms in
    as few transactions as possible.
    renames: what only has another name, and is renamed before anything else; more is found by itself.
    keep: whether the rows of what is dropped are kept, and whose come back.
    Objects whose steps need each other are left as they are and named in `Plan.manual`.
    Deterministic: equal catalogs give the same statements in the same order.
    """
    original, desired = aligned(current, desired, kinds)
    desired, refused = within_reach(original, desired, kinds, mode)
    impossible = [sentence for kind in kinds.values() for sentence in kind.impossible(original, desired)]
    found = under_new_names(original, desired, renames, kinds, mode)
    current, desired = prepared(found.current, found.desired, kinds, mode, without)
    desired, steps, ordered, stuck = _ordered(current, desired, kinds, mode, without, facts, keep)
    unchanged = Context(original, original, kinds)
    first = []
    for planned in statements(found.renames, original, kinds):
        statement = planned.statement
        reached = _reached(statement, statement.relations, unchanged, frozenset())
        first.append(dataclasses.replace(planned, statement=statement.on(reached)))
    return Plan(
        under_old_names(current, found, original, kinds),
        desired,
        desired.server,
        tuple(_transactions(first, steps, ordered)),
        (*stuck, *refused, *impossible, *_manual(steps), *still_mentioned(found, kinds)),
        found.renames,
    )


@dataclasses.dataclass(frozen=True)
class Grouped:
    """A plan that is not cut into transactions: its steps in order, what must come before each, its statements."""

    order: tuple[Step, ...]
    before: Mapping[Step, set[Step]]
    statements: Mapping[Step, tuple[Planned, ...]]
    manual: tuple[str, ...]


def grouped(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> Grouped:
    """Return the steps of a plan by themselves, to be put into another order."""
    current, desired = prepared(*aligned(current, desired, kinds), kinds, mode, without)
    _, steps, ordered, stuck = _ordered(current, desired, kinds, mode, without)
    _note_inlined(steps, ordered)
    found = {step: _phases(step, steps, steps.context.created).within for step in ordered.order}
    return Grouped(tuple(ordered.order), ordered.grouped, found, (*stuck, *_manual(steps)))


def _ordered(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode,
    without: frozenset[Aspect] | None,
    facts: Facts | None = None,
    keep: Keep = NOTHING_KEPT,
) -> tuple[Catalog, Steps, Ordered, list[str]]:
    """Return the steps in order, and the desired side without what cannot be ordered, with the sentences about that."""
    stuck: list[str] = []
    loose: dict[ObjectId, ObjectId] = {}
    while True:
        changes = diff(current, desired, kinds, mode, without)
        steps = resolve(current, desired, changes, kinds, loose)
        steps.context = dataclasses.replace(steps.context, facts=facts, keep=keep)
        try:
            return desired, steps, Ordered(steps), stuck
        except PlanLoopError as loop:
            if found := held(steps, loop):
                loose |= found
                continue
            desired, sentences = isolated(steps, changes, loop)
            stuck += sentences


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


def left_to_the_user(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    mode: Mode = Mode.DEFAULT,
    without: frozenset[Aspect] | None = None,
) -> list[ObjectId]:
    """Return the objects that no plan makes what they shall be: the user must."""
    current, desired = prepared(current, desired, kinds, mode, without)
    changes = diff(current, desired, kinds, mode, without)
    context = Context(
        current,
        desired,
        kinds,
        created=frozenset(c.id for c in changes if c.current is None),
        dropped=frozenset(c.id for c in changes if c.desired is None),
    )
    return [c.id for c in changes if any(kinds[c.id.kind].manual(c.current, c.desired, context))]


def _manual(steps: Steps) -> Iterator[str]:
    """Return what the kinds say that the user must do."""
    position = {
        name: number for number, (name, kind) in enumerate(steps.context.kinds.items()) if kind.manual is not nothing
    }
    touched = {step.id for step in steps.actions if step.id.kind in position}
    for id_ in sorted(touched, key=lambda id_: (position[id_.kind], id_.path)):
        yield from steps.kind(id_).manual(steps.current.get(id_), steps.desired.get(id_), steps.context)


def _transactions(first: Sequence[Planned], steps: Steps, ordered: Ordered) -> Iterator[Batch]:
    """Cut the steps into transactions: all in one if possible, short ones where a large relation is concerned.

    first: statements that come before all steps.
    """
    _note_inlined(steps, ordered)
    units = None
    if steps.context.facts is not None:
        units = Units(ordered)
        steps.context = dataclasses.replace(
            steps.context,
            preparable=units.preparable,
            lingering=units.lingering,
            successors=units.successors,
            predecessors=units.predecessors,
        )
    fresh = steps.context.created - steps.current.objects.keys()
    phases = {step: _phases(step, steps, fresh) for step in ordered.order}
    within = [planned for step in ordered.order for planned in phases[step].within]
    every = [planned for item in phases.values() for group in (item.within, *item.before) for planned in group]
    if any(planned.statement.kept_as for planned in every):
        trash = ObjectId("schema", (TRASH,))
        first = [Planned(PREPARATION, "create", trash), *first]
    is_simple = all(p.statement.transactional and not p.statement.commit_before_use for p in within)
    if units is None and is_simple and _relations(ordered) <= _MOST_RELATIONS:
        return joined(batches([*first, *within]))
    return joined(chain(batches(first), Segments(units or Units(ordered), phases, steps.context.is_large).batches()))


def _note_inlined(steps: Steps, ordered: Ordered) -> None:
    inlined = frozenset(
        s.id for s, leader in ordered.leader.items() if s.action is Action.CREATE and leader.action is Action.CREATE
    )
    steps.context = dataclasses.replace(steps.context, inlined=inlined)


def _relations(ordered: Ordered) -> int:
    """Return how many relations come or go: each of them takes a place in the server's lock table."""
    return sum(slot[0] == "pg_class" for slot in ordered.freed.keys() | ordered.taken.keys())


def _phases(step: Step, steps: Steps, fresh: frozenset[ObjectId]) -> Phases:
    """Return the statements of one step, as they are for relations of their own plan.

    fresh: what the plan creates and does not replace.
    """
    new = steps.context.created if step.action in _BUILDS else fresh

    def planned(statements: Iterable[Statement]) -> tuple[Planned, ...]:
        return tuple(Planned(_adjusted(s, step, steps, new), action, step.id, reason, because) for s in statements)

    stays = step.action is Action.HOLLOW and steps.has(Action.ALTER, step.id)
    context, action = steps.context, "alter" if stays else _WORDS.get(step.action, "drop")
    reason, because = steps.reasons.get(step.id), steps.because(step.id)
    recipe = _emit(step, steps, context)
    late = steps.kind(step.id).late
    is_late = recipe.is_late or step.action.name.lower() in late
    turn = 2 if is_late else 0 if "create" in late else 1
    return Phases(planned(recipe.within), tuple(map(planned, recipe.before)), tuple(map(planned, recipe.after)), turn)


def _adjusted(statement: Statement, step: Step, steps: Steps, new: frozenset[ObjectId]) -> Statement:
    """Return the statement as it is for all whom it concerns but new relations; without losses where rows are kept."""
    hazards = statement.hazards
    if hazards and step.action is Action.DROP and step.id in steps.context.saved:
        hazards = frozenset(hazard for hazard in hazards if not hazard.is_destructive)
    if statement.relations and statement.relations[0] in steps.brought and not steps.kind(step.id).fills:
        probes = tuple(probe for probe in statement.probes if probe.hazard is not Hazard.CORR_MAY_FAIL)
        statement = dataclasses.replace(statement, probes=probes)  # they ask for rows that are no longer those
    if hazards and step.id in steps.reasons and statement.transactional:
        hazards = frozenset(hazard for hazard in hazards if not hazard.is_moot_for_rebuilt)
    if hazards != statement.hazards:
        statement = dataclasses.replace(statement, hazards=hazards)
    relations = _reached(statement, statement.relations, steps.context, new)
    filled: Container[ObjectId] = steps.context.saved
    if relations and relations[0] in new and len(relations) > 1:
        ours = _reached(statement, relations[:1], steps.context, new)
        if any(relation not in new for relation in ours):  # what becomes its partition has rows
            filled = {*steps.context.saved, relations[0]}
    return statement.without(relations, new, filled, steps.brought, steps.gathered)


def _reached(
    statement: Statement, relations: tuple[ObjectId, ...], context: Context, new: frozenset[ObjectId]
) -> tuple[ObjectId, ...]:
    """Return relations of the statement with those that inherit from them, where it recurses to them."""
    if statement.reach is Reach.OWN:
        return relations
    found = dict.fromkeys(relations)
    waiting = list(found)
    while waiting:
        relation = waiting.pop()
        heirs_of = context.kinds[relation.kind].heirs
        for catalog in (context.desired,) if relation in new else (context.current, context.desired):
            further = [id_ for id_ in heirs_of(relation, catalog, statement.reach) if id_ not in found]
            found.update(dict.fromkeys(further))
            waiting += further
    return tuple(found)


def _emit(step: Step, steps: Steps, context: Context) -> Recipe:
    action, id_ = step.action, step.id
    if action is Action.ALTER:
        return _alter(id_, steps, context)
    if action in {Action.CREATE, Action.COMPLETE}:
        return _create(step, steps, context)
    kind, before = steps.kind(id_), steps.current.objects[id_]
    if action is Action.DROP:
        return _drop(id_, steps, context)
    if action is Action.FILL:
        return Recipe(tuple(kind.fill(before, steps.desired.objects[id_], context)))
    if action in {Action.PARK, Action.DISCARD}:
        rename = kind.park if action is Action.PARK else kind.discard
        return Recipe(tuple(rename(before, context.parked[id_], context)))
    emitters = {
        Action.SAVE: kind.save,
        Action.RELEASE: kind.release,
        Action.HOLLOW: kind.placeholder or kind.create,
    }
    return Recipe(tuple(emitters[action](before, context)))


def _drop(id_: ObjectId, steps: Steps, context: Context) -> Recipe:
    """Return how something goes; where its rows are wanted, to the trash, or dropped with the reason."""
    kind, before = steps.kind(id_), steps.current.objects[id_]
    found: Recipe | str | None = None
    if context.keep.salt is not None and id_ not in context.saved:
        found = "it is made anew in another form" if id_ in context.created else kind.set_aside(before, context)
    if isinstance(found, Recipe):
        return found
    recipe = kind.online_drop(before, context) if context.facts is not None else None
    recipe = recipe or Recipe(tuple(kind.drop(before, context)))
    return recipe if found is None else dataclasses.replace(recipe, within=tuple(_told(recipe.within, found)))


def _told(statements: Iterable[Statement], reason: str) -> Iterator[Statement]:
    """Say with what destroys data why that is not kept."""
    for statement in statements:
        is_meant = any(hazard.is_destructive for hazard in statement.hazards)
        yield dataclasses.replace(statement, unkept=reason) if is_meant else statement


def _create(step: Step, steps: Steps, context: Context) -> Recipe:
    kind, after = steps.kind(step.id), steps.desired.objects[step.id]
    if step.action is Action.COMPLETE:
        return Recipe(tuple(kind.complete(after, context)))
    if steps.has(Action.COMPLETE, step.id):
        return Recipe(tuple((kind.placeholder or kind.create)(after, context)))
    recipe = kind.online_create(after, context) if context.facts is not None else None
    return recipe or Recipe(tuple(kind.create(after, context)))


def _alter(id_: ObjectId, steps: Steps, context: Context) -> Recipe:
    kind, before, after = steps.kind(id_), steps.current.objects[id_], steps.desired.objects[id_]
    origin = steps.origin(id_)
    done = steps.fields.get(origin, frozenset()) & kind.follows if origin is not None else frozenset()
    called, whole = [], Recipe()
    for field in dataclasses.fields(kind.spec):
        change = kind.alter.get(field.name)
        if field.name in steps.fields[id_] - done and change is not None and change not in called:
            called.append(change)
            online = kind.online_alter.get(field.name) if context.facts is not None else None
            recipe = online(before, after, context) if online is not None else None
            whole = whole.then(recipe or Recipe(tuple(change(before, after, context))))
    return whole
