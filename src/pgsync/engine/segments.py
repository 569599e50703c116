"""From ordered steps to transactions for a database in use: short ones, slow work alone, drops last (SAFETY 3.3)."""

import dataclasses
import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pgsync.engine.steps import Step
from pgsync.engine.units import Units
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Batch, Planned
from pgsync.model.statements import Hazard, Work
from pgsync.plain import dataclass

MOST_STATEMENTS = 200
"""In one transaction, as long as it can be cut: the lock table is finite."""


@dataclass(frozen=True, slots=True)
class Phases:
    """The statements of one step: what runs ahead of its transaction, in it, and afterwards (see Recipe).

    turn: the lower, the earlier in the plan, as far as possible.
    """

    within: tuple[Planned, ...]
    before: tuple[tuple[Planned, ...], ...] = ()
    after: tuple[tuple[Planned, ...], ...] = ()
    turn: int = 1


Key = tuple[object, ...]


class Segments:
    """Cuts the units of a plan into transactions.

    What touches no large relation goes together. Each large relation has transactions of its own; slow work under a
    lock has one for itself. New enum labels come first, drops last, where dependencies allow it.
    """

    def __init__(self, units: Units, phases: Mapping[Step, Phases], is_large: Callable[[ObjectId], bool]) -> None:
        """Prepare to cut; is_large: tells which relations are not to be blocked for long."""
        self._units = units
        self._phases = [_together([phases[step] for step in steps]) for steps in units.members]
        self._commits_first = [any(p.statement.commit_before_use for p in item.within) for item in self._phases]
        self._keys = [self._key(number, item.within, is_large) for number, item in enumerate(self._phases)]
        self._waiting = [len(befores) for befores in units.before]
        self._following: dict[int, list[int]] = defaultdict(list)
        for number, befores in enumerate(units.before):
            for other in befores:
                self._following[other].append(number)
        self._ready: dict[Key, list[tuple[int, bool, int]]] = defaultdict(list)
        self._open: list[Planned] = []
        self._done: list[int] = []
        self._later: list[tuple[Planned, ...]] = []
        for number, count in enumerate(self._waiting):
            if not count:
                self._offer(number)

    def batches(self) -> Iterator[Batch]:
        """Yield the transactions in order."""
        key: Key = ()
        while (number := self._next(key)) is not None or self._open or self._later or self._done:
            if number is None or self._keys[number] != key or self._phases[number].before or self._is_full(number):
                yield from self._flush()
                if number is None:
                    continue
            key = self._keys[number]
            for segment in self._phases[number].before:
                yield from batches(segment)
            self._open += self._phases[number].within
            self._later += self._phases[number].after
            self._done.append(number)
            if not self._phases[number].after and not self._commits_first[number]:
                self._release(number)
        yield from self._flush()

    def _is_full(self, number: int) -> bool:
        return bool(self._open) and len(self._open) + len(self._phases[number].within) > MOST_STATEMENTS

    def _flush(self) -> Iterator[Batch]:
        """End the open transaction, and let that follow which waits for its end."""
        yield from batches(self._open)
        for segment in self._later:
            yield from batches(segment)
        done, self._open, self._later, self._done = self._done, [], [], []
        for number in done:
            if self._phases[number].after or self._commits_first[number]:
                self._release(number)

    def _release(self, number: int) -> None:
        for other in self._following[number]:
            self._waiting[other] -= 1
            if not self._waiting[other]:
                self._offer(other)

    def _offer(self, number: int) -> None:
        phases = self._phases[number]
        turn = 0 if self._commits_first[number] else phases.turn
        heapq.heappush(self._ready[self._keys[number]], (turn, bool(phases.before or phases.after), number))

    def _next(self, key: Key) -> int | None:
        """Take the unit to go on with: of the same kind of transaction if nothing is to be done earlier."""
        heads = [(heap[0][0], other != key, heap[0][1:], other) for other, heap in self._ready.items() if heap]
        if not heads:
            return None
        chosen = min(heads, key=lambda head: head[:3])[3]
        return heapq.heappop(self._ready[chosen])[2]

    def _key(self, number: int, within: Sequence[Planned], is_large: Callable[[ObjectId], bool]) -> Key:
        """Return what two units must have in common to be committed together."""
        statements = [planned.statement for planned in within]
        if any(not statement.transactional for statement in statements):
            return ("alone", number)
        if self._commits_first[number]:
            return ("commits first",)
        touched = {relation for statement in statements for relation in statement.relations if is_large(relation)}
        if not touched:
            return ()
        slow = any(
            statement.work is not Work.INSTANT and any(is_large(relation) for relation in statement.relations)
            for statement in statements
        )
        return ("table", *touched) if len(touched) == 1 and not slow else ("alone", number)


def _together(parts: Sequence[Phases]) -> Phases:
    if len(parts) == 1:
        return parts[0]
    return Phases(
        tuple(planned for part in parts for planned in part.within),
        tuple(segment for part in parts for segment in part.before),
        tuple(segment for part in parts for segment in part.after),
        min(part.turn for part in parts),
    )


def batches(planned: Iterable[Planned]) -> Iterator[Batch]:
    """Cut statements into transactions: as few as PostgreSQL allows.

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
