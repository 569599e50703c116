"""What must be committed together: nobody may find an object gone that the plan only replaces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from pgsync.engine.graph import loops
from pgsync.engine.order import FREES, Ordered
from pgsync.engine.steps import Action, Step
from pgsync.model.identity import ObjectId


class Units:
    """The steps of a plan in units that cannot be torn apart.

    A unit holds the drop of an object and its new creation, what takes a name and what had it before, and all that has
    to happen in between. `members` are in order; `before` gives the units that come before one; units are numbered in
    the order of their last step, as what they make may need. `successors` are what takes a name, `predecessors` what
    had it before; `preparable` is what can be built before the unit begins, under another name if need be; `lingering`
    what can stay until the unit is committed, under another name.
    """

    def __init__(self, ordered: Ordered) -> None:
        """Put together what belongs together."""
        self._leaders = ordered.leaders
        self._root: dict[Step, Step] = {}  # of what is joined with another one
        self._aloof = {step for step in ordered.order if ordered.is_aloof(step)}
        edges = self._edges(ordered)
        for steps in _inseparable(ordered, self._leaders):
            self._join(steps)
        for loop in loops(self._contracted(edges)) if self._root else ():
            self._join(loop)
        place = {step: number for number, step in enumerate(ordered.order)}
        grouped: dict[Step, list[Step]] = defaultdict(list)
        for step in ordered.order:
            grouped[self._find(step)].append(step)
        self.members = sorted(grouped.values(), key=lambda steps: place[steps[-1]])
        self.number = {step: number for number, steps in enumerate(self.members) for step in steps}
        self.before: list[set[int]] = [set() for _ in self.members]
        for step, befores in edges.items():
            own = self.number[step]
            self.before[own].update(self.number[other] for other in befores if self.number[other] != own)
        names = _predecessors(ordered)
        self.successors, self.predecessors = _handed_over(names)
        inside = self._inside(ordered)
        self.preparable = self._preparable(ordered, inside, names)
        self.lingering = self._lingering(ordered, inside, names)

    def _edges(self, ordered: Ordered) -> dict[Step, set[Step]]:
        """Return what must come before what, by those who speak for it, without what is only tidy."""
        if not self._aloof:
            return ordered.grouped
        edges: dict[Step, set[Step]] = {step: set() for step in ordered.order}
        for step, leader in self._leaders.items():
            edges[leader].update(
                above
                for other in ordered.edges.get(step, ())
                if (above := self._leaders[other]) is not leader and not ordered.is_tidy(other, step)
            )
        return edges

    def _find(self, step: Step) -> Step:
        while (above := self._root.get(step)) is not None:
            if above in self._root:
                self._root[step] = self._root[above]
            step = above
        return step

    def _join(self, steps: Iterable[Step]) -> None:
        first, *others = [self._find(step) for step in steps]
        for other in others:
            if other is not first:
                self._root[other] = first

    def _contracted(self, edges: dict[Step, set[Step]]) -> dict[Step, set[Step]]:
        graph: dict[Step, set[Step]] = defaultdict(set)
        for step, befores in edges.items():
            own = self._find(step)
            graph[own].update(root for other in befores if (root := self._find(other)) is not own)
        return graph

    def _inside(self, ordered: Ordered) -> dict[Step, set[Step]]:
        """Return what each group must wait for in its own unit."""
        inside: dict[Step, set[Step]] = defaultdict(set)
        alone = {steps[0] for steps in self.members if len(steps) == 1}
        for step, leader in self._leaders.items():
            if leader in alone:
                continue
            for other in ordered.edges.get(step, ()):
                above = self._leaders[other]
                is_inside = above is not leader and self.number[above] == self.number[leader]
                if is_inside and not ordered.is_tidy(other, step):
                    inside[leader].add(other)
        return inside

    def _lingering(
        self, ordered: Ordered, inside: dict[Step, set[Step]], names: dict[Step, set[Step]]
    ) -> frozenset[ObjectId]:
        """Return the drops that nothing waits for but what takes their names."""
        awaited = {self._leaders[other] for step, others in inside.items() for other in others - names.get(step, set())}
        return frozenset(step.id for step in ordered.order if step.action is Action.DROP and step not in awaited)

    def _preparable(
        self, ordered: Ordered, inside: dict[Step, set[Step]], names: dict[Step, set[Step]]
    ) -> frozenset[ObjectId]:
        """Return what must wait only for those whose name it takes, and for what it adopts and can be prepared too."""
        found: set[ObjectId] = set()
        for step in ordered.order:
            if step.action in {Action.CREATE, Action.ALTER}:
                adopted = set(ordered.adopted(step.id)) if step in inside else set()
                if all(
                    other in names.get(step, ())
                    or (other.action is Action.CREATE and other.id in adopted and other.id in found)
                    for other in inside.get(step, ())
                ):
                    found.add(step.id)
        return frozenset(found)


def _predecessors(ordered: Ordered) -> dict[Step, set[Step]]:
    """Return for each creation the drops of what it replaces and of what had one of its names."""
    found: dict[Step, set[Step]] = defaultdict(set)
    actions = ordered.steps.actions
    created = actions.of(Action.CREATE)
    for action in FREES:
        for id_ in created.keys() & actions.of(action).keys():
            found[created[id_]].add(actions.of(action)[id_])
    for slot in ordered.taken.keys() & ordered.freed.keys():
        for step in ordered.taken[slot]:
            if step.action is Action.CREATE:
                found[step].update(other for other in ordered.freed[slot] if other.action in FREES)
    return found


def _handed_over(found: dict[Step, set[Step]]) -> tuple[frozenset[ObjectId], frozenset[ObjectId]]:
    before = {other.id for others in found.values() for other in others}
    return frozenset(step.id for step, others in found.items() if others), frozenset(before)


def _inseparable(ordered: Ordered, leaders: dict[Step, Step]) -> Iterable[list[Step]]:
    """Return the steps on one object, those on one name, and what has to make way with what comes instead."""
    actions, freed, taken = ordered.steps.actions, ordered.freed, ordered.taken
    passed = ([*freed[slot], *taken[slot]] for slot in freed.keys() & taken.keys())
    contested = (steps for steps in chain(freed.values(), taken.values()) if len(steps) > 1)
    dropped = actions.of(Action.DROP)
    displaced = (
        [step, *(dropped[other] for other in ordered.awaited(id_) if other in dropped)]
        for id_, step in (actions.of(Action.CREATE).items() if dropped else ())
    )
    for group in chain(actions.repeated(), passed, contested, displaced, _released(ordered)):
        if len(group) > 1 and len(together := {leaders[step] for step in group}) > 1:
            yield sorted(together)


def _released(ordered: Ordered) -> Iterator[list[Step]]:
    """Return what is turned loose from something else, with all that changes inside of that meanwhile."""
    steps = ordered.steps
    for id_, step in steps.actions.of(Action.RELEASE).items():
        used = {dependency.referenced for dependency in steps.current.needs.get(id_, ())}
        altered = steps.actions.of(Action.ALTER).items()
        yield [step, *(one for other, one in altered if steps.current.objects[other].parent in used)]
