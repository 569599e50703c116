"""From differences to steps: what is created, altered, replaced or swapped, with everything that must step aside."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain, combinations
from types import MappingProxyType
from typing import Any

from pgsync.engine.diff import Change
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Context, Kind, Swap, nothing
from pgsync.model.objects import Catalog, DbObject
from pgsync.model.plan import Cause


class Action(IntEnum):
    """What a step does, in the order in which steps on one object happen."""

    SAVE = 0  # put the rows aside
    PARK = 1  # rename the old object away
    RELEASE = 2  # turn a column loose from the type that is replaced
    HOLLOW = 3  # take what it depends on out of an object that is going to be dropped or filled anew
    DROP = 4
    STAND_IN = 5  # create a placeholder
    CREATE = 6
    FILL = 7  # put the rows into their new place
    ALTER = 8
    COMPLETE = 9  # turn the placeholder into the real object
    DISCARD = 10  # drop what was parked


@dataclass(eq=False, slots=True)
class Step:
    """One action on one object: the node of the graph that `order` sorts.

    Of each there is one in a plan (Actions), which is a key by being itself: hashing the names in an identity for each
    edge of the graph was most of the time of sorting it.
    """

    action: Action
    id: ObjectId

    def __lt__(self, other: "Step") -> bool:
        """Tell whether it comes first where nothing else decides: earlier actions, then names."""
        return (self.action, self.id) < (other.action, other.id)


class Actions:
    """The steps of a plan, unordered."""

    def __init__(self) -> None:
        self._steps: dict[Action, dict[ObjectId, Step]] = {action: {} for action in Action}

    def __iter__(self) -> Iterator[Step]:
        """Return all steps, those of one action together."""
        for steps in self._steps.values():
            yield from steps.values()

    def of(self, action: Action) -> Mapping[ObjectId, Step]:
        """Return the steps with one action, by their objects."""
        return self._steps[action]

    def find(self, action: Action, id: ObjectId) -> Step | None:
        """Return the step that does this to an object, if there is one."""
        return self._steps[action].get(id)

    def repeated(self) -> Iterator[list[Step]]:
        """Return the steps on each object that has several."""
        used = [steps for steps in self._steps.values() if steps]
        for id_ in {id_ for one, other in combinations(used, 2) for id_ in one.keys() & other.keys()}:
            yield [steps[id_] for steps in used if id_ in steps]

    def add_all(self, action: Action, ids: Iterable[ObjectId]) -> None:
        """Add the steps that do this to some objects."""
        steps = self._steps[action]
        for id_ in ids:
            if id_ not in steps:
                steps[id_] = Step(action, id_)

    def add(self, action: Action, id: ObjectId) -> Step:
        """Return the step that does this to an object, a new one if there was none."""
        return self._steps[action].setdefault(id, Step(action, id))


@dataclass(slots=True)
class Steps:
    """All steps of a plan, unordered.

    `fields` tells for each altered object which fields change; `reasons` for each object that would not change by
    itself because of which other one it is rebuilt; `saving` whose rows are kept, and what else they are in; `released`
    for each object that is turned loose from a type that stays which changes inside that type it makes room for;
    `brought` what gets or loses rows by the plan itself; `gathered` what is made with rows of others;
    `changes` what differs by itself; `causes` everything that an object must step aside for.
    """

    context: Context
    actions: Actions = field(default_factory=Actions)
    fields: dict[ObjectId, frozenset[str]] = field(default_factory=dict)
    reasons: dict[ObjectId, ObjectId] = field(default_factory=dict)
    saving: dict[ObjectId, set[ObjectId]] = field(default_factory=dict)
    released: dict[ObjectId, set[ObjectId]] = field(default_factory=dict)
    changes: dict[ObjectId, Change] = field(default_factory=dict)
    causes: dict[ObjectId, list[ObjectId]] = field(default_factory=dict)
    brought: frozenset[ObjectId] = frozenset()
    gathered: frozenset[ObjectId] = frozenset()

    @property
    def current(self) -> Catalog:
        """The side that is changed."""
        return self.context.current

    @property
    def desired(self) -> Catalog:
        """The side that it shall look like."""
        return self.context.desired

    def kind(self, id: ObjectId) -> Kind[Any]:
        """Return the kind of an object."""
        return self.context.kinds[id.kind]

    def held(self, id: ObjectId, *, desired: bool) -> list[tuple[ObjectId, ObjectId]]:
        """Return what else the rows of an object are in on one side, each with what makes it so."""
        catalog = self.desired if desired else self.current
        return list(self.kind(id).holds(catalog.objects[id], catalog))

    def origin(self, id: ObjectId) -> ObjectId | None:
        """Return the object whose ALTER does the same to this one; not if only this plan ties their wholes together."""
        desired = self.desired
        origin = self.kind(id).implied_by(desired.objects[id], desired)
        if origin is None:
            return None
        is_new = any(tie in self.context.created for tie in ties(id, origin, desired))
        return None if is_new else origin

    def maker(self, id: ObjectId) -> ObjectId | None:
        """Return the object whose CREATE makes this one too; not if the plan ties their wholes later."""
        desired, created = self.desired, self.context.created
        origin = self.kind(id).implied_by(desired.objects[id], desired)
        if origin is None:
            return None
        for tie in ties(id, origin, desired):
            item = desired.objects[tie]
            if tie in created and not (item.parent in created and self.kind(tie).inline(item, self.context)):
                return None
        return origin

    def taker(self, id: ObjectId) -> ObjectId | None:
        """Return the object whose DROP takes this one along; not if their wholes part and that of this one stays."""
        current, dropped = self.current, self.context.dropped
        item = current.objects[id]
        origin = self.kind(id).implied_by(item, current)
        if origin is None:
            return None
        is_parted = any(tie in dropped for tie in ties(id, origin, current))
        return None if is_parted and item.parent not in dropped else origin

    def because(self, id: ObjectId) -> tuple[Cause, ...]:
        """Return why an object has a step: it differs, or it steps aside for one that does, as a chain."""
        chain: dict[ObjectId, Cause] = {}
        one: ObjectId | None = id
        while one is not None and one not in chain:
            change, following = self.changes.get(one), self.reasons.get(one)
            if change is None:
                is_created = self.has(Action.CREATE, one)
                chain[one] = Cause(one, "rebuild" if is_created else "convert")
            else:
                derived = self.kind(one).derived
                follows = bool(change.fields) and change.fields <= derived
                chain[one] = Cause(one, "follow" if follows else str(change.verb), tuple(sorted(change.fields)))
                causes = self.causes.get(one, [])
                following = next((c for c in causes if c not in chain), None) if follows else None
            one = following
        return tuple(chain.values())

    def has(self, action: Action, id: ObjectId) -> bool:
        """Tell whether a step is among the actions."""
        return id in self.actions.of(action)


class _Resolution:
    """The closure of what must be replaced or retyped because of something else."""

    def __init__(
        self,
        current: Catalog,
        desired: Catalog,
        changes: Iterable[Change],
        kinds: Mapping[str, Kind[Any]],
        held: Mapping[ObjectId, ObjectId],
    ) -> None:
        self.current, self.desired, self.kinds = current, desired, kinds
        self.context = Context(current, desired, kinds)
        self.created: dict[ObjectId, None] = {}  # in the order of the differences
        self.dropped: dict[ObjectId, None] = {}
        self.altered: dict[ObjectId, frozenset[str]] = {}
        self.replaced: set[ObjectId] = set()
        self.retyped: dict[ObjectId, set[ObjectId]] = {}
        self.released: dict[ObjectId, set[ObjectId]] = {}
        self.reasons: dict[ObjectId, ObjectId] = {}
        self.rehoused: dict[ObjectId, set[ObjectId]] = {}
        self.changes: dict[ObjectId, Change] = {}
        self.causes: dict[ObjectId, list[ObjectId]] = {}
        self.todo: list[tuple[ObjectId, ObjectId | None]] = []
        self._start(list(changes))
        for id_, cause in held.items():
            if id_ in self.altered:
                self._release(id_, cause)
        self._close()

    def _start(self, changes: list[Change]) -> None:
        self.changes = {change.id: change for change in changes}
        for change in changes:
            if change.current is None:
                self.created[change.id] = None
            elif change.desired is None:
                self.dropped[change.id] = None
            else:
                self.altered[change.id] = change.fields
        for id_, fields in list(self.altered.items()):
            self._alter(id_, fields)
        # In order, so that of several reasons the same is named each time.
        displacing = {name for name, kind in self.kinds.items() if kind.displaces is not nothing}
        for id_ in sorted(id_ for id_ in chain(self.created, self.dropped) if id_.kind in displacing):
            self._make_room(id_)
        left = {id_: others for id_ in self._let_down() if (others := list(self._left_by(id_)))}
        for id_ in sorted(left):
            self.todo += [(other, id_) for other in left[id_]]

    def _let_down(self) -> Collection[ObjectId]:
        """Return what is dropped and may leave something behind: where little stays, what that needs."""
        if len(self.current.objects) - len(self.dropped) > len(self.dropped):
            return self.dropped
        staying = [item for id_, item in self.current.objects.items() if id_ not in self.dropped]
        needed = {d.referenced for item in staying for d in self.current.needs.get(item.id, ())}
        return self.dropped.keys() & (needed | {item.parent for item in staying})

    def _left_by(self, id_: ObjectId) -> Iterator[ObjectId]:
        """Return what stays but cannot stay as it is where something is dropped."""
        for dependency in self.current.needed_by.get(id_, ()):
            if self._stays(dependency.dependent) and dependency.dependent not in self.altered:
                yield dependency.dependent
        # A column stays by its name where a table takes the place of a foreign table, but goes with its whole.
        yield from filter(self._stays, self.current.children.get(id_, ()))

    def _stays(self, id_: ObjectId) -> bool:
        return id_ not in self.dropped and id_ in self.desired.objects

    def _alter(self, id_: ObjectId, fields: frozenset[str]) -> None:
        """Replace `id_` when no ALTER makes the change, else whatever blocks the ALTER."""
        kind, before, after = self.kinds[id_.kind], self.current.objects[id_], self.desired.objects[id_]
        if fields & kind.replace_on:
            self.todo.append((id_, None))
            return
        target = kind.replaces(before, after, fields, self.context)
        if target is not None:
            self.todo.append((target, None if target == id_ else id_))
            if target == id_:
                return
        affected = [d.dependent for d in self.current.needed_by.get(id_, ())]
        for other in [*affected, *self.current.children.get(id_, ())]:
            item = self.current.objects.get(other)
            if item is not None and self._stays(other) and self.kinds[other.kind].blocks(item, before, after, fields):
                self.todo.append((other, id_))
        if kind.inseparable:
            self._release_users(before, after, fields)

    def _release_users(self, before: DbObject[Any], after: DbObject[Any], fields: frozenset[str]) -> None:
        """Turn loose what holds data of the type that the whole of a part is, where it blocks the part's ALTER."""
        for dependency in self.current.needed_by.get(before.parent, ()) if before.parent is not None else ():
            other = dependency.dependent
            item, kind = self.current.objects.get(other), self.kinds[other.kind]
            if item is None or item.parent == before.parent or not kind.survives or not self._stays(other):
                continue
            if kind.blocks(item, before, after, fields):
                self._release(other, before.id)

    def _release(self, other: ObjectId, cause: ObjectId) -> None:
        """Turn `other` loose from `cause` while that changes, and make anew what ties them."""
        first = other not in self.released and other not in self.retyped
        self.released.setdefault(other, set()).add(cause)
        if first:
            self.altered[other] = self.altered.get(other, frozenset()) | {self.kinds[other.kind].restores}
            self.reasons.setdefault(other, cause)
            self._alter(other, self.altered[other])

    def _close(self) -> None:
        while self.todo:
            id_, cause = self.todo.pop()
            if cause is not None:
                self.causes.setdefault(id_, []).append(cause)
            if id_ in self.replaced or not self._stays(id_) or id_ not in self.current.objects:
                continue
            parent = self.current.objects[id_].parent
            if self.kinds[id_.kind].replaced_with_whole and parent is not None and parent not in self.replaced:
                self.todo.append((parent, cause))
                continue
            self.replaced.add(id_)
            self.altered.pop(id_, None)
            if cause is not None:
                self.reasons.setdefault(id_, cause)
            self._make_room(id_)
            for child in self.current.children.get(id_, ()):
                self.todo.append((child, id_))
            for child in self.desired.children.get(id_, ()):
                self.todo.append((child, id_))
            for other in sorted({one.dependent for one in self.current.needed_by.get(id_, ())}):
                self._displace(other, id_)
            self._rehouse(id_)

    def _rehouse(self, id_: ObjectId) -> None:
        """Replace what else the rows of a replaced object are in, so that they find their new places."""
        kind, sides = self.kinds[id_.kind], (self.current.objects[id_], self.desired.objects[id_])
        if kind.keeps(*sides, self.current, self.desired):
            others = set(kind.rehouses(*sides, self.current, self.desired))
            self.todo += [(other, id_) for other in sorted(others)]
            held = {table for _, table in kind.holds(sides[0], self.current)}
            self.rehoused[id_] = others | (held & self.dropped.keys())

    def _make_room(self, id_: ObjectId) -> None:
        """Replace what cannot stay when `id_` is created or dropped."""
        item = self.desired.objects.get(id_) or self.current.objects[id_]
        if item.parent in self.created or item.parent in self.dropped or item.parent in self.replaced:
            return  # it comes and goes with its whole
        self.todo += [(other, id_) for other in self.kinds[id_.kind].displaces(item, self.context)]

    def _displace(self, other: ObjectId, cause: ObjectId) -> None:
        """`cause` is replaced and `other` depends on it: replace that too, or retype it where data must stay."""
        if not self._stays(other) or other in self.replaced:
            return
        if cause.kind not in self.kinds[other.kind].survives:
            self.todo.append((other, cause))
        elif self.kinds[cause.kind].swap is None:
            self._release(other, cause)
        else:
            first = other not in self.retyped
            self.retyped.setdefault(other, set()).add(cause)
            if first:
                fields = self.altered.get(other, frozenset()) | {"type"}
                self.altered[other] = fields
                self.reasons.setdefault(other, cause)
                self._alter(other, fields)

    def swapped_under(self, id_: ObjectId) -> set[ObjectId]:
        """Return the replaced types that a retyped column is made of, however deep."""
        types: set[ObjectId] = set()
        todo = [id_]
        while todo:
            one = todo.pop()
            for part in (one, *self.current.children.get(one, ())):
                for dependency in self.current.needs.get(part, ()):
                    type_ = dependency.referenced
                    if type_ in self.replaced and type_ not in types and self.kinds[type_.kind].swap is not None:
                        types.add(type_)
                        todo.append(type_)
        return types


def ties(id: ObjectId, origin: ObjectId | None, catalog: Catalog) -> list[ObjectId]:
    """Return what makes the whole of an object inherit from the whole of its origin."""
    above = catalog.objects[origin].parent if origin is not None and origin in catalog.objects else None
    whole = catalog.objects[id].parent
    parts = catalog.children.get(whole, ()) if whole is not None and above is not None else ()
    return [part for part in parts if any(d.referenced == above for d in catalog.needs.get(part, ()))]


def resolve(
    current: Catalog,
    desired: Catalog,
    changes: Iterable[Change],
    kinds: Mapping[str, Kind[Any]],
    held: Mapping[ObjectId, ObjectId] = MappingProxyType({}),
) -> Steps:
    """Return the steps that lead from the current catalog to the desired one.

    What depends on something dropped or replaced is replaced too; what holds data of a replaced type is converted.
    held: what must be turned loose from which type, or go by way of text, so that this can go before the type comes
    that takes its place.
    """
    found = _Resolution(current, desired, changes, kinds, held)
    for id_ in [id_ for id_ in found.retyped if id_ in found.replaced]:
        del found.retyped[id_]
    for id_ in [id_ for id_ in found.released if id_ in found.replaced]:
        del found.released[id_]
    reach = {id_: found.swapped_under(id_) for id_ in found.retyped}
    swapped = {type_ for types in reach.values() for type_ in types}
    renamed = sorted(swapped - _bound_to_text(found, held))
    parked = {id_: f"pgsync_old_{number}" for number, id_ in enumerate(renamed, 1)}
    within = {other for others in found.rehoused.values() for other in others}
    saving = {id_: others for id_, others in found.rehoused.items() if id_ not in within}
    turned = [id_ for id_, types in reach.items() if not types <= parked.keys()]
    context = Context(
        current,
        desired,
        kinds,
        saved=frozenset(saving).union(*saving.values()),
        created=frozenset(found.created).union(found.replaced),
        dropped=frozenset(found.dropped).union(found.replaced),
        parked=parked,
        released=frozenset(found.released),
    )
    rows = [id_ for id_ in (*found.created, *found.altered, *found.dropped) if kinds[id_.kind].fills]
    items = (desired.objects.get(id_) or current.objects[id_] for id_ in rows)
    brought = frozenset(item.parent for item in items if item.parent is not None)
    return Steps(
        context,
        _actions(found, parked, [*turned, *found.released], saving),
        dict(found.altered),
        found.reasons,
        saving,
        found.released,
        found.changes,
        found.causes,
        brought,
        frozenset(id_ for id_ in context.created if kinds[id_.kind].gathers(desired.objects[id_], context)),
    )


def _actions(
    found: _Resolution, parked: Container[ObjectId], released: Iterable[ObjectId], saving: Iterable[ObjectId]
) -> Actions:
    """Return the steps; parked: what is not dropped at once where it is replaced."""
    actions = Actions()
    for action, ids in (
        (Action.DROP, found.dropped),
        (Action.CREATE, found.created),
        (Action.ALTER, found.altered),
        (Action.CREATE, found.replaced),
        (Action.RELEASE, released),
        (Action.SAVE, saving),
        (Action.FILL, saving),
    ):
        actions.add_all(action, ids)
    for id_ in found.replaced:
        for action in (Action.PARK, Action.DISCARD) if id_ in parked else (Action.DROP,):
            actions.add(action, id_)
    return actions


def _bound_to_text(found: _Resolution, held: Container[ObjectId]) -> set[ObjectId]:
    """Return what is replaced by way of text: those kinds, and what is made of them (a domain over a range type)."""
    bound = {id_ for id_ in found.replaced if found.kinds[id_.kind].swap is Swap.TEXT or id_ in held}
    todo = list(bound)
    while todo:
        users = {d.dependent for d in found.current.needed_by.get(todo.pop(), ())}
        users |= {whole for id_ in users for whole in found.current.ancestors(id_)}
        more = {id_ for id_ in users - bound if id_ in found.replaced and found.kinds[id_.kind].swap is not None}
        bound |= more
        todo += more
    return bound


def both(steps: Steps, id: ObjectId) -> tuple[DbObject[Any], DbObject[Any]]:
    """Return both sides of an altered object."""
    return steps.current.objects[id], steps.desired.objects[id]
