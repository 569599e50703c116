"""The order of the steps: dependencies first, parts with their wholes, loops broken where PostgreSQL allows it."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pgsync.engine.graph import loops, shortest_cycle
from pgsync.engine.steps import Action, Step, Steps
from pgsync.errors import PgsyncError
from pgsync.model.identity import ObjectId
from pgsync.model.kind import no_object, nothing
from pgsync.model.objects import Catalog

_DISTURBING = frozenset({Action.DROP, Action.PARK, Action.RELEASE, Action.HOLLOW, Action.ALTER})

_TIERS = 999_999

_SHARES = frozenset({"P", "S"})  # pg_depend's, of a partition

Edges = dict[Step, set[Step]]  # step → steps that must come before it
Slot = tuple[str, ...]
FREES = frozenset({Action.DROP, Action.PARK})
_FREEING = frozenset({Action.DROP, Action.PARK, Action.ALTER})
_TAKING = frozenset({Action.CREATE, Action.ALTER})


class PlanLoopError(PgsyncError):
    """Steps that need each other, and no part that can be emitted separately. A bug, reported with its members.

    loop: a shortest way around: each step must wait for the next one, and the last one for the first.
    """

    loop: tuple[Step, ...] = ()


class Ordered:
    """The groups of steps in the order in which they run.

    `order` holds the step that speaks for each group, `grouped` those that must come before it, `leaders` for each step
    the one whose statement covers it. `freed` and `taken` tell which steps free a name and which take one.
    """

    def __init__(self, steps: Steps) -> None:
        """Build the graph, merge parts with wholes, break loops, sort."""
        self.steps, self.actions = steps, steps.actions
        self.current, self.desired, self.kinds = steps.current, steps.desired, steps.context.kinds
        of = steps.actions.of
        self.created, self.dropped, self.altered = of(Action.CREATE), of(Action.DROP), of(Action.ALTER)
        self.parked, self.released = of(Action.PARK), of(Action.RELEASE)
        self.leader: dict[Step, Step] = {}
        self.others: dict[Step, list[Step]] = {}  # further steps whose statement could cover one, the best first
        self.position = {name: number for number, name in enumerate(steps.context.kinds)}
        self._places: dict[ObjectId, dict[ObjectId, int]] = {}
        self.freed: dict[Slot, list[Step]] = defaultdict(list)
        self.taken: dict[Slot, list[Step]] = defaultdict(list)
        self._find_slots()
        self.cascaded: set[Step] = set()  # what goes with something else, whatever that needs
        self._merge()
        self.edges = self._all_edges()
        self.grouped, self.order = self._sorted()

    def speaks_for(self, step: Step) -> Step:
        """Return the step whose statement covers this one."""
        while (leader := self.leader.get(step)) is not None:
            step = leader
        return step

    # ---------------------------------------------------------------------------------------- merging

    def _merge(self) -> None:
        """Let each step be spoken for by the first of those whose statement could contain it."""
        wholes = {
            Action.RELEASE: self._released_by,
            Action.DROP: self._dropped_by,
            Action.CREATE: self._created_by,
            Action.ALTER: self._altered_by,
        }
        for action, find in wholes.items():
            for id_, step in self.actions.of(action).items():
                found = find(id_)
                if found:
                    self.leader[step] = found[0]
                if len(found) > 1:
                    self.others[step] = found[1:]

    def _created_by(self, id_: ObjectId) -> list[Step]:
        """Return the creations that could contain the one of an object, the best first."""
        kind, item, created = self.kinds[id_.kind], self.desired.objects[id_], self.created
        found = []
        if item.parent is not None and item.parent in created and kind.inline(item, self.steps.context):
            found.append(created[item.parent])
        if kind.implied_by is not no_object:
            found += _among(created, (self.steps.maker(id_),))
        return found

    def _dropped_by(self, id_: ObjectId) -> list[Step]:
        """Return the drops that could take an object along, the best first; where it is renamed away with another."""
        kind, item, context, dropped = self.kinds[id_.kind], self.current.objects[id_], self.steps.context, self.dropped
        taking = None if kind.separate_drop(item, context) else item.parent
        found = _among(self.parked, (taking,)) if kind.satellite or kind.inseparable else []
        if taking is not None and taking in dropped:
            found.append(dropped[taking])
        if kind.implied_by is not no_object:
            found += _among(dropped, (self.steps.taker(id_),))
        if kind.drops_with is not nothing:
            found += _among(dropped, kind.drops_with(item, context))
        return found

    def _released_by(self, id_: ObjectId) -> list[Step]:
        return _among(self.released, (self.steps.taker(id_),))

    def _altered_by(self, id_: ObjectId) -> list[Step]:
        origin, fields = self.steps.origin(id_), self.steps.fields
        if origin is None or not fields[id_] <= self.kinds[id_.kind].follows & fields.get(origin, frozenset()):
            return []
        return _among(self.altered, (origin,))

    # ------------------------------------------------------------------------------------------ edges

    def _all_edges(self) -> Edges:
        edges: Edges = defaultdict(set)
        before = {
            Action.CREATE: self._before_creating,
            Action.ALTER: self._before_altering,
            Action.DISCARD: self._before_discarding,
        }
        after = {
            Action.PARK: self._after_dropping,
            Action.RELEASE: self._after_releasing,
            Action.DROP: self._after_dropping,
            Action.ALTER: self._after_altering,
            Action.DISCARD: self._after_discarding,
        }
        for action, find in before.items():
            for id_, step in self.actions.of(action).items():
                if found := find(id_):
                    edges[step].update(found)
        for action, find in after.items():
            for id_, step in self.actions.of(action).items():
                for waiting in find(id_):
                    edges[waiting].add(step)
        self._recursion_edges(edges)
        self._whole_edges(edges)
        self._slot_edges(edges)
        self._save_edges(edges)
        self.hints = self._mentioned(edges)
        for further in (self._filled_first(edges), self._rows_first(edges), self._granted_first()):
            for step, befores in further.items():
                self.hints.setdefault(step, set()).update(befores)
        for step, befores in self.hints.items():
            edges[step] |= befores
        return edges

    def _recursion_edges(self, edges: Edges) -> None:
        """What is made along with its origin waits for its new whole, which already inherits, and not the other way."""
        created = self.actions.of(Action.CREATE)
        found: dict[Step, set[Step]] = defaultdict(set)  # a whole → what must not come before it and its parts
        for step, leader in self.leader.items():
            parent = self.desired.objects[step.id].parent if step.action is Action.CREATE else None
            whole = created.get(parent) if parent is not None else None
            if whole is None or leader is whole or leader is not created.get(self.steps.maker(step.id) or step.id):
                continue
            found[whole] |= {step, leader}
        for whole, made in found.items():
            edges[whole] -= made
        for member, leader in self.leader.items() if found else ():
            if leader in found:
                edges[member] -= found[leader]

    def _whole_edges(self, edges: Edges) -> None:
        """A part that its whole's ALTER waits for does not wait for that."""
        created = self.actions.of(Action.CREATE)
        for id_, step in self.actions.of(Action.ALTER).items():
            for other in _among(created, self._waited_for(id_)):
                edges[other].discard(step)

    def _save_edges(self, edges: Edges) -> None:
        """Rows are saved before anything happens to what they are in, and filled in when their place is complete."""
        actions = self.actions
        created, dropped = actions.of(Action.CREATE), actions.of(Action.DROP)
        for id_, others in self.steps.saving.items():
            save, fill, inside = actions.of(Action.SAVE)[id_], actions.of(Action.FILL)[id_], {id_, *others}
            for step in actions:
                if step.action in _DISTURBING and self._is_inside(step.id, inside):
                    if self._is_row_that_goes(step):
                        edges[save].add(step)
                    else:
                        edges[step].add(save)
            edges[fill] |= {save, created[id_]}
            links = {link for link, _ in self.steps.held(id_, desired=False)}
            users = {d.dependent for d in self.current.needed_by.get(id_, ())} - links
            edges[save] |= {dropped[one] for one in users & dropped.keys() if not self._is_inside(one, inside)}
            for part in self.steps.held(id_, desired=True):
                edges[fill] |= {created[one] for one in part if one in created}
            for part in self.steps.held(id_, desired=False):
                if not inside & set(part):
                    edges[save] |= {dropped[one] for one in part if one in dropped}

    def _is_row_that_goes(self, step: Step) -> bool:
        """Tell whether a row shall not be among those that are put aside."""
        return step.action is Action.DROP and self.kinds[step.id.kind].fills and step.id not in self.desired.objects

    def _is_inside(self, id_: ObjectId, wholes: set[ObjectId]) -> bool:
        return bool(wholes & {id_, *self.current.ancestors(id_)})

    def _filled_first(self, edges: Edges) -> Edges:
        """What is made of or for the rows, or watches them come, waits for them; where that is possible."""
        waiting: Edges = {}
        for id_ in self.steps.saving:
            fill = self.actions.of(Action.FILL)[id_]
            parts = [part for pair in self.steps.held(id_, desired=True) for part in pair]
            needed = {step.id for step in self._all_before({fill}, edges)}
            for whole in (id_, *parts):
                for step in self._users_made(whole):
                    if step.id not in needed:
                        waiting.setdefault(step, set()).add(fill)
        return waiting

    def _rows_first(self, edges: Edges) -> Edges:
        """What is made for a table whose rows change too, a key or a trigger, finds them as they shall be."""
        changing: dict[ObjectId, set[Step]] = defaultdict(set)
        for step in self.actions:
            if self.kinds[step.id.kind].fills:
                item = self.desired.objects.get(step.id) or self.current.objects[step.id]
                if item.parent is not None and item.parent not in self.steps.context.created:
                    changing[item.parent].add(step)
        waiting: Edges = {}
        for table, rows in changing.items():
            needed = {step.id for step in self._all_before(rows, edges)}
            for step in self._users_made(table):
                if step.id not in needed:
                    waiting.setdefault(step, set()).update(rows)
        return waiting

    def _granted_first(self) -> Edges:
        """What reads rows while it is made does so after a change of who owns what it reads, or who may read that.

        A view reads with its owner's rights. Where nothing of that changes, new views are read before they get theirs.
        """
        waiting: Edges = {}
        for id_ in self.steps.gathered:
            seen, todo = {id_}, [id_]
            while todo:
                further = {dependency.referenced for dependency in self.desired.needs.get(todo.pop(), ())} - seen
                seen |= further
                todo += further
            parts = [part for one in seen - {id_} for part in self.desired.children.get(one, ())]
            satellites = [part for part in parts if self.kinds[part.kind].satellite]
            if any(part in self.altered for part in satellites):
                waiting[self.created[id_]] = {*_among(self.altered, satellites), *_among(self.created, satellites)}
        return waiting

    def _users_made(self, whole: ObjectId) -> Iterator[Step]:
        """Return the creations of what belongs to an object or depends on it."""
        desired, created = self.desired, self.actions.of(Action.CREATE)
        for user in (*desired.children.get(whole, ()), *(d.dependent for d in desired.needed_by.get(whole, ()))):
            if user in created:
                yield created[user]

    def _all_before(self, steps: set[Step], edges: Edges) -> set[Step]:
        """Return all that must come before some steps, with what is merged with it."""
        groups: Edges = defaultdict(set)
        for one in self.actions:
            groups[self.speaks_for(one)].add(one)
        seen, todo = set(steps), list(steps)
        while todo:
            one = todo.pop()
            for other in edges.get(one, set()) | groups[self.speaks_for(one)]:
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        return seen

    def _mentioned(self, edges: Edges) -> Edges:
        """What a text that PostgreSQL does not look into seems to need: an order to be had where it costs nothing."""
        desired, created, kinds = self.desired, self.created, self.kinds
        texts = {name for name, kind in kinds.items() if kind.mentions is not nothing}
        mentioning = [(id_, step) for id_, step in created.items() if id_.kind in texts]
        named: dict[str, set[Step]] = defaultdict(set)
        for id_, step in created.items() if mentioning else ():
            if desired.objects[id_].parent is None and not kinds[id_.kind].satellite:
                named[id_.path[-1].partition("(")[0]].add(step)
        hints: Edges = {}
        for id_, step in mentioning:
            words = kinds[id_.kind].mentions(desired.objects[id_])
            found = {other for word in words for other in named.get(word, ())} - edges[step] - {step}
            if found:
                hints[step] = found
        return hints

    def _needs(self, id_: ObjectId, catalog: Catalog) -> list[ObjectId]:
        item = catalog.objects.get(id_)
        if item is None:
            return []
        kind = self.kinds[id_.kind]
        found = [] if kind.needs is nothing else [*kind.needs(item, catalog)]
        if item.parent is not None:
            found.append(item.parent)
        # A partition's share of an index depends on the whole (P, S), but is there before it.
        found += [one for _, one, type_ in catalog.needs.get(id_, ()) if type_ not in _SHARES]
        return found

    def _before_creating(self, id_: ObjectId) -> list[Step]:
        """Steps that must have happened before an object is created, as the desired side needs it."""
        created, dropped, kind = self.created, self.dropped, self.kinds[id_.kind]
        needed = self._needs(id_, self.desired)
        found = [created[one] for one in needed if one in created]
        if self.altered:
            found += _among(self.altered, needed)
        if kind.adopts is not nothing:
            found += _among(created, self.adopted(id_))
        if dropped:
            found += _among(dropped, (id_, *self.awaited(id_)))
        if self.parked:
            found += _among(self.parked, (id_,))
        return found

    def _before_altering(self, id_: ObjectId) -> list[Step]:
        """Steps that must have happened before an object is altered, as the desired side needs it."""
        created, altered = self.created, self.altered
        needed, ancestry, waited = self._needs(id_, self.desired), self._ancestry(id_), [*self._waited_for(id_)]
        return [
            *_among(created, (*needed, *waited)),
            *_among(altered, [other for other in needed if other not in ancestry]),
            *_among(altered, (*waited, self.steps.origin(id_))),
            *_among(self.released, (id_,)),
        ]

    def _before_discarding(self, id_: ObjectId) -> list[Step]:
        return [self.created[id_]]

    def _waited_for(self, id_: ObjectId) -> Iterator[ObjectId]:
        steps = self.steps
        yield from steps.released.get(id_, ())
        yield from steps.kind(id_).waits_for(steps.current.objects[id_], steps.desired.objects[id_], steps.context)

    def adopted(self, id_: ObjectId) -> Iterable[ObjectId]:
        """Return what the creation of an object makes its own."""
        return self.kinds[id_.kind].adopts(self.desired.objects[id_], self.desired)

    def awaited(self, id_: ObjectId) -> Iterable[ObjectId]:
        """Return what must be gone before an object can be created."""
        return self.kinds[id_.kind].awaits(self.desired.objects[id_], self.current)

    def depends(self, id_: ObjectId, other: ObjectId) -> bool:
        """Tell whether an object needs the other one, on either side."""
        return any(other in self._needs(id_, catalog) for catalog in (self.desired, self.current))

    def _ancestry(self, id_: ObjectId) -> set[ObjectId]:
        return set(self.desired.ancestors(id_))

    def _after_dropping(self, id_: ObjectId) -> list[Step]:
        """Steps that must wait until an object is gone, because until then it needs theirs."""
        dropped, needed = self.dropped, self._needs(id_, self.current)
        found = [dropped[one] for one in needed if one in dropped and one is not id_]
        for steps in (self.parked, self.released, self.altered):
            if steps:
                found += _among(steps, [one for one in needed if one is not id_])
        return found

    def _after_altering(self, id_: ObjectId) -> list[Step]:
        """Steps that must wait until an object is altered, as before it needs theirs."""
        going = self.dropped, self.actions.of(Action.DISCARD)
        if id_ in self.released or not any(going):
            return []
        needed = [other for other in self._needs(id_, self.current) if other is not id_]
        return [step for steps in going for step in _among(steps, needed)]

    def _after_releasing(self, id_: ObjectId) -> list[Step]:
        """Steps that must wait until something is turned loose."""
        of, causes = self.actions.of, self.steps.released.get(id_, ())
        needed = [other for other in self._needs(id_, self.current) if other is not id_]
        loosened = [step for action in (Action.RELEASE, Action.ALTER) for step in _among(of(action), causes)]
        return loosened + [step for action in (Action.DROP, Action.PARK) for step in _among(of(action), needed)]

    def _after_discarding(self, id_: ObjectId) -> list[Step]:
        """Steps that must wait until what was renamed away is gone, with the parts without which it is not."""
        needed = self._needs(id_, self.current)
        for part in self.current.children.get(id_, ()):
            needed += self._needs(part, self.current) if self.kinds[part.kind].inseparable else []
        held = [other for other in needed if other is not id_ and not self._let_go(id_, other)]
        return [step for action in (Action.DROP, Action.DISCARD) for step in _among(self.actions.of(action), held)]

    def _let_go(self, id_: ObjectId, other: ObjectId) -> bool:
        """Tell whether what is renamed away lets go of `other` at that moment already."""
        kinds = self.steps.context.kinds
        return other.kind in kinds[id_.kind].survives and kinds[other.kind].swap is None

    def _slot_edges(self, edges: Edges) -> None:
        """What occupies a name goes before what is going to have it; an ALTER may free one name and take another."""
        for slot in self.taken.keys() & self.freed.keys():
            for step in self.taken[slot]:
                edges[step].update(self.freed[slot])

    def _find_slots(self) -> None:
        """Find the names that an object has before a step that may free them, and after one that may take them."""
        current, desired = self.current.objects, self.desired.objects
        named = {name: kind.slots for name, kind in self.kinds.items() if kind.slots is not nothing}
        for step in self.actions:
            slots = named.get(step.id.kind)
            if slots is not None:
                before = current.get(step.id) if step.action in _FREEING else None
                after = desired.get(step.id) if step.action in _TAKING else None
                had = tuple(slots(before)) if before is not None else ()
                has = tuple(slots(after)) if after is not None else ()
                for slot in had:
                    if slot not in has:
                        self.freed[slot].append(step)
                for slot in has:
                    if slot not in had:
                        self.taken[slot].append(step)

    # ------------------------------------------------------------------------------------------ loops

    def _group_edges(self) -> Edges:
        """Return what must come before each step that speaks for a group; finds again who speaks for whom."""
        self.leaders = leaders = {step: self.speaks_for(step) for step in self.actions}
        grouped: Edges = {leader: set() for leader in leaders.values()}
        for step, befores in self.edges.items():
            grouped[leaders[step]].update([leaders[before] for before in befores])
        for leader, befores in grouped.items():
            befores.discard(leader)
        return grouped

    def _sorted(self) -> tuple[Edges, list[Step]]:
        """Return what must come before each step that speaks for a group, and these in order; breaks loops."""
        grouped = self._group_edges()
        while len(order := self._sort(grouped)) < len(grouped):
            for loop in loops(grouped):
                ways = self._forget, self._separate, self._cascade, self._stand_in, self._loosen
                if not any(way(loop) for way in ways):
                    raise _loop_error(shortest_cycle(self._group_edges(), loop))
            grouped = self._group_edges()
        return grouped, order

    def _forget(self, loop: set[Step]) -> bool:
        """Forget what only a text mentions, and what is only tidy."""
        forgotten = False
        for step in self._members(loop):
            hints = self.hints.get(step, set())
            inside = {
                before
                for before in self.edges.get(step, ())
                if (before in hints or self.is_tidy(before, step)) and self.speaks_for(before) in loop
            }
            if inside:
                hints -= inside
                self.edges[step] -= inside
                forgotten = True
        return forgotten

    def _separate(self, loop: set[Step]) -> bool:
        """Emit on its own what ties a group to another one of the loop: what goes first, which leaves nothing."""
        guilty = []
        for step in self.leader:
            own = self.speaks_for(step)
            if own in loop and self._ties(step, own, loop):
                guilty.append(step)
        separable = [s for s in guilty if self._is_separable(s) and s not in self.cascaded]
        for step in [s for s in separable if s.action is Action.DROP] or separable:
            if self.others.get(step):
                self.leader[step] = self.others[step].pop(0)
            else:
                del self.leader[step]
        return bool(separable)

    def is_aloof(self, step: Step) -> bool:
        """Tell whether nothing changes with an ALTER that concerns what depends on its object."""
        return step.action is Action.ALTER and self.steps.fields[step.id] <= self.kinds[step.id.kind].aloof

    def is_tidy(self, before: Step, step: Step) -> bool:
        """Tell whether one step comes before another one only because what it drops depends on what is altered."""
        return before.action in FREES and self.is_aloof(step) and self.depends(before.id, step.id)

    def _is_separable(self, step: Step) -> bool:
        return step.action in {Action.CREATE, Action.DROP} and not self.kinds[step.id.kind].inseparable

    def _ties(self, step: Step, own: Step, loop: set[Step]) -> bool:
        outward = {self.speaks_for(before) for before in self.edges.get(step, ())}
        if (outward - {own}) & loop:
            return True
        return step.action is Action.DROP and any(
            step in self.edges.get(member, ()) for member in self._members(loop - {own})
        )

    def _members(self, leaders: set[Step]) -> list[Step]:
        return [step for step in self.actions if self.speaks_for(step) in leaders]

    def _cascade(self, loop: set[Step]) -> bool:
        """Let one DROP speak for all drops of the loop that it takes along: they need what it drops."""
        drops = sorted((step for step in loop if step.action is Action.DROP), key=self._rank)
        whole = next((step for step in drops if self.kinds[step.id.kind].cascades), None)
        if whole is None:
            return False
        users, reached = {step.id: step for step in drops}, {whole.id: whole}
        waiting = [whole.id]
        while waiting:
            found = {d.dependent for d in self.current.needed_by.get(waiting.pop(), ())} & users.keys() - reached.keys()
            reached |= {id_: users[id_] for id_ in found}
            waiting += found
        taken = [step for step in drops if step is not whole and step.id in reached]
        for step in taken:
            self.leader[step], self.others[step] = whole, []
        self.cascaded.update(taken)
        return bool(taken)

    def _stand_in(self, loop: set[Step]) -> bool:
        """Create, or hollow out before it goes or changes, one object of the loop that can stand without its needs.

        What is outside the loop waits for the real object.
        """
        candidates = sorted((step for step in loop if self._has_stand_in(step)), key=self._rank)
        for step in candidates:
            action = Action.COMPLETE if step.action is Action.CREATE else Action.HOLLOW
            if self.steps.has(action, step.id):
                continue
            other = self.actions.add(action, step.id)
            inside = set(self._members(loop))
            moved = {b for b in self.edges[step] if b.action not in {Action.DROP, Action.PARK}}
            if step.action is Action.CREATE:
                for after, befores in self.edges.items():
                    if step in befores and (after not in inside or self._wants_whole(after, step)):
                        befores.add(other)
                parent, above = self.desired.objects[step.id].parent, self._ancestry(step.id)
                kept = {b for b in moved if b.id in above or self._is_kept(b.id, step.id, parent)}
                self.edges[other] = {*moved, step}
                self.edges[step] = (self.edges[step] - moved) | kept
            else:
                parent = self.current.objects[step.id].parent
                needed = {b for b in self._needs(step.id, self.current) if not self._is_kept(b, step.id, parent)}
                for after, befores in self.edges.items():
                    if step in befores and after.id in needed:
                        befores.discard(step)
                        befores.add(other)
                self.edges[step].add(other)
                self.edges.setdefault(other, set())
            return True
        return False

    def _has_stand_in(self, step: Step) -> bool:
        """Tell whether an object can be there without what it needs; a type never goes back to that."""
        kind = self.steps.kind(step.id)
        if kind.placeholder is None or step.action is Action.CREATE:
            return kind.placeholder is not None
        if step.action is Action.ALTER:
            return bool(self.steps.fields[step.id] & kind.refills)
        return step.action is Action.DROP and not kind.cascades

    def _wants_whole(self, after: Step, step: Step) -> bool:
        """Tell whether a stand-in is not enough for a step: that of a type is for the type's own functions alone."""
        return self.steps.kind(step.id).cascades and after.id not in self._needs(step.id, self.desired)

    def _is_kept(self, other: ObjectId, id_: ObjectId, parent: ObjectId | None) -> bool:
        """Tell whether a stand-in needs something too: its schema, and a view's the types of its columns.

        Being a part, all but what is of its own kind.
        """
        if other.kind == "schema" or (parent is not None and other.kind != id_.kind):
            return True
        return self.kinds[id_.kind].swap is None and (
            other.kind == "extension" or self.kinds[other.kind].swap is not None
        )

    def _loosen(self, loop: set[Step]) -> bool:
        """Forget the wish that one ALTER come after another, or of two objects that need each other the weaker one.

        Also that an object be altered between the parts that it loses and those that it gets, and that what uses it go
        before it moves.

        What is altered is there before and after: what is new for it is created first, what it loses dropped last.
        """
        loosened = False
        for step in self._members(loop):
            soft = {
                before
                for before in self.edges.get(step, ())
                if self.speaks_for(before) in loop and self._is_soft(before, step)
            }
            if soft:
                self.edges[step] -= soft
                loosened = True
        return loosened

    def _is_soft(self, before: Step, step: Step) -> bool:
        actions = before.action, step.action
        if actions == (Action.ALTER, Action.ALTER):
            return True
        if actions not in {(Action.ALTER, Action.CREATE), (Action.DROP, Action.ALTER)}:
            return False
        altered, other = (before, step) if before.action is Action.ALTER else (step, before)
        if other.action is Action.DROP and self._moves_only(altered, other):
            return True
        side = self.steps.desired if other.action is Action.CREATE else self.steps.current
        return step in self.edges.get(before, ()) or side.objects[other.id].parent == altered.id

    def _moves_only(self, altered: Step, dropped: Step) -> bool:
        """Tell whether what is altered only gets another name or place, of which the words of a DROP know nothing."""
        is_moved = self.steps.fields[altered.id] <= self.kinds[altered.id.kind].moves
        return is_moved and not any(set(word) & {"(", "."} for word in dropped.id.path)

    # ------------------------------------------------------------------------------------------- sort

    def _rank(self, step: Step) -> tuple[int, int, tuple[str, ...], int]:
        """Ties are broken by this: drops first and from the outside in, then build order, then name or place."""
        build, id_ = self.position[step.id.kind], step.id
        late = self.kinds[id_.kind].late
        if late and step.action.name.lower() in late:
            return 3, build, id_.path, step.action
        if "create" in late:
            return -1, build, id_.path, step.action
        if step.action is Action.DISCARD:
            return 2, -build, id_.path, 0
        if step.action <= Action.DROP:
            return 0, -build, (*self._tier(step, self.current), *id_.path), step.action
        item = self.desired.objects.get(id_)
        if item is None or item.parent is None:
            return 1, build, id_.path, step.action
        path = (*self._tier(step, self.desired), *item.parent.path)
        return 1, build, path, self._place(id_, item.parent) * len(Action) + step.action

    def _place(self, part: ObjectId, whole: ObjectId) -> int:
        """Return the number of a part among those of its whole."""
        if whole not in self._places:
            parts = self.desired.children[whole]
            self._places[whole] = {one: number for number, one in enumerate(parts)}
        return self._places[whole][part]

    def _tier(self, step: Step, catalog: Catalog) -> tuple[str, ...]:
        """Return what goes before the name where a kind's objects are not in its order."""
        tier, item = self.kinds[step.id.kind].tier, catalog.objects.get(step.id)
        if tier is None or item is None:
            return ()
        number = tier(item, catalog)
        return (f"{_TIERS - number if step.action <= Action.DROP else number:06}",)

    def _sort(self, grouped: Edges) -> list[Step]:
        """Return the steps in order, without those that a loop keeps from coming."""
        ranked = sorted(grouped, key=lambda step: (self._rank(step), step))
        numbers = {step: number for number, step in enumerate(ranked)}
        waiting = [len(grouped[step]) for step in ranked]
        after: list[list[int]] = [[] for _ in ranked]
        for step, befores in grouped.items():
            number = numbers[step]
            for before in befores:
                after[numbers[before]].append(number)
        ready = [number for number, count in enumerate(waiting) if not count]  # in order, and thus a heap
        order = []
        while ready:
            number = heapq.heappop(ready)
            order.append(ranked[number])
            for other in after[number]:
                waiting[other] -= 1
                if not waiting[other]:
                    heapq.heappush(ready, other)
        return order


def _among(steps: Mapping[ObjectId, Step], ids: Iterable[ObjectId | None]) -> list[Step]:
    """Return the steps on some objects."""
    return [steps[id_] for id_ in ids if id_ is not None and id_ in steps] if steps else []


def _loop_error(loop: list[Step]) -> PlanLoopError:
    members = ", ".join(f"{step.action.name.lower()} {step.id}" for step in loop)
    error = PlanLoopError(
        "the steps of the plan depend on each other",
        detail=f"The loop: {members}.",
        hint="This is a defect of pgsync; please report it with `pgsync feedback`. Nothing was changed.",
    )
    error.loop = tuple(loop)
    return error
