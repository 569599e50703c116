"""A plan as files: the statements for one object together, the files in an order that builds."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pgsync.engine.diff import Mode
from pgsync.engine.graph import loops
from pgsync.engine.plan import grouped
from pgsync.engine.steps import Step
from pgsync.model.identity import ObjectId
from pgsync.model.kind import Kind
from pgsync.model.modes import Aspect
from pgsync.model.objects import Catalog
from pgsync.model.statements import Statement
from pgsync.plain import dataclass

Edges = Mapping[Step, set[Step]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Statements that stand together. key: whose. part: 1, or more for what had to wait for other sheets."""

    key: str
    part: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """All sheets in an order that builds. manual: what nobody but the user can do, as sentences."""

    sheets: tuple[Sheet, ...]
    manual: tuple[str, ...]


def laid_out(
    current: Catalog,
    desired: Catalog,
    kinds: Mapping[str, Kind[Any]],
    key: Callable[[ObjectId], str],
    without: frozenset[Aspect] | None = None,
) -> Laid:
    """Return the statements that build `desired` on `current`, together by the key of their outermost object.

    Where sheets need each other, some statements wait in a further part of theirs. Deterministic.
    """
    found = grouped(current, desired, kinds, Mode.DEFAULT, without)
    keys = {step: key(_root(step.id, desired)) for step in found.order}
    last: set[Step] = set()
    for step in found.order:
        if "create" in kinds[step.id.kind].late or found.before[step] & last:
            last.add(step)
    parts = [
        *_parts([step for step in found.order if step not in last], found.before, keys),
        *_parts([step for step in found.order if step in last], found.before, keys),
    ]
    counts: dict[str, int] = {}
    sheets = []
    for name, steps in parts:
        statements = tuple(planned.statement for step in steps for planned in found.statements[step])
        if statements:
            counts[name] = counts.get(name, 0) + 1
            sheets.append(Sheet(name, counts[name], statements))
    return Laid(tuple(sheets), found.manual)


def _root(id_: ObjectId, catalog: Catalog) -> ObjectId:
    return [id_, *catalog.ancestors(id_)][-1]


def _parts(steps: Sequence[Step], before: Edges, keys: Mapping[Step, str]) -> list[tuple[str, list[Step]]]:
    """Return the steps by key in an order that works; what must wait comes again by key, after the rest."""
    result: list[tuple[str, list[Step]]] = []
    rest = list(steps)
    while rest:
        late = _late(rest, before, keys)
        result += _sorted([step for step in rest if step not in late], before, keys)
        rest = [step for step in rest if step in late]
    return result


def _late(steps: Sequence[Step], before: Edges, keys: Mapping[Step, str]) -> set[Step]:
    """Return the steps without which no two keys need each other, and what waits for these.

    Of keys that need each other, the one whose steps begin first comes first.
    """
    known = set(steps)
    after: dict[Step, set[Step]] = {step: set() for step in steps}
    for step in steps:
        for other in before[step] & known:
            after[other].add(step)
    places: dict[str, int] = {}
    for step in steps:
        places.setdefault(keys[step], len(places))
    late: set[Step] = set()
    for loop in loops(_needs(steps, before, keys)):
        for step in steps:
            others = {keys[other] for other in before[step] & known} & loop
            if keys[step] in loop and any(places[other] > places[keys[step]] for other in others):
                late |= _closure(step, after)
    return late


def _closure(step: Step, after: Mapping[Step, set[Step]]) -> set[Step]:
    """Return a step with all that waits for it."""
    found, todo = {step}, [step]
    while todo:
        for other in after[todo.pop()]:
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


def _needs(steps: Iterable[Step], before: Edges, keys: Mapping[Step, str]) -> dict[str, set[str]]:
    """Return which keys each key needs."""
    known = set(steps)
    found: dict[str, set[str]] = {keys[step]: set() for step in known}
    for step in known:
        found[keys[step]] |= {keys[other] for other in before[step] & known} - {keys[step]}
    return found


def _sorted(steps: Sequence[Step], before: Edges, keys: Mapping[Step, str]) -> list[tuple[str, list[Step]]]:
    """Return the steps by key, keys after those that they need, else in the order of the steps."""
    groups: dict[str, list[Step]] = {}
    for step in steps:
        groups.setdefault(keys[step], []).append(step)
    places = {key: number for number, key in enumerate(groups)}
    needs = _needs(steps, before, keys)
    waiting = {key: len(others) for key, others in needs.items()}
    ready = [(places[key], key) for key, count in waiting.items() if not count]
    heapq.heapify(ready)
    users: dict[str, list[str]] = {key: [] for key in groups}
    for key, others in needs.items():
        for other in others:
            users[other].append(key)
    order: list[tuple[str, list[Step]]] = []
    while ready:
        _, key = heapq.heappop(ready)
        order.append((key, groups[key]))
        for user in users[key]:
            waiting[user] -= 1
            if not waiting[user]:
                heapq.heappush(ready, (places[user], user))
    return order
