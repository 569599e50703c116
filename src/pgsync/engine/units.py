"""What must be committed together: nobody may find an object gone that the plan only replaces."""

from collections import defaultdict
from collections.abc import Iterable

from pgsync.engine.graph import loops
from pgsync.engine.order import Ordered
from pgsync.engine.steps import Action, Step
from pgsync.model.identity import ObjectId

_FREES = frozenset({Action.DROP, Action.PARK})


class Units:
    """The steps of a plan in units that cannot be torn apart.

    A unit holds the drop of an object and its new creation, what takes a name and what had it before, and all that has
    to happen in between. `members` are in order; `before` gives the units that come before one; units are numbered in
    the order of their first step.
    """

    def __init__(self, ordered: Ordered) -> None:
        """Put together what belongs together."""
        self._root = {step: step for step in ordered.order}
        edges = ordered.grouped_edges()
        for steps in _inseparable(ordered):
            self._join(steps)
        for loop in loops(self._contracted(edges)):
            self._join(loop)
        place = {step: number for number, step in enumerate(ordered.order)}
        grouped: dict[Step, list[Step]] = defaultdict(list)
        for step in ordered.order:
            grouped[self._find(step)].append(step)
        self.members = sorted(grouped.values(), key=lambda steps: place[steps[0]])
        self.number = {step: number for number, steps in enumerate(self.members) for step in steps}
        self.before: list[set[int]] = [set() for _ in self.members]
        for step, befores in edges.items():
            own = self.number[step]
            self.before[own].update(self.number[other] for other in befores if self.number[other] != own)
        self.preparable = frozenset(step.id for step in ordered.order if self._is_preparable(step, edges[step]))

    def _find(self, step: Step) -> Step:
        while (above := self._root[step]) != step:
            self._root[step] = self._root[above]
            step = above
        return step

    def _join(self, steps: Iterable[Step]) -> None:
        first, *others = [self._find(step) for step in steps]
        for other in others:
            self._root[other] = first

    def _contracted(self, edges: dict[Step, set[Step]]) -> dict[Step, set[Step]]:
        graph: dict[Step, set[Step]] = defaultdict(set)
        for step, befores in edges.items():
            own = self._find(step)
            graph[own].update(root for other in befores if (root := self._find(other)) != own)
        return graph

    def _is_preparable(self, step: Step, befores: set[Step]) -> bool:
        """Tell whether only its own predecessor must go before it can come."""
        inside = [other for other in befores if self.number[other] == self.number[step]]
        return step.action in {Action.CREATE, Action.ALTER} and all(
            other.id == step.id and other.action in _FREES for other in inside
        )


def _inseparable(ordered: Ordered) -> Iterable[list[Step]]:
    """Return the steps on one object, and those on one name."""
    by_object: dict[ObjectId, set[Step]] = defaultdict(set)
    by_slot: dict[tuple[str, ...], set[Step]] = defaultdict(set)
    steps = ordered.steps
    for step in steps.actions:
        by_object[step.id].add(ordered.speaks_for(step))
        for slot in ordered.slots_of(step):
            by_slot[slot].add(ordered.speaks_for(step))
    for together in (*by_object.values(), *by_slot.values()):
        if len(together) > 1:
            yield sorted(together)
