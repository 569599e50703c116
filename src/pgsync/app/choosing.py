"""Choosing among the changes of a comparison: what is ticked, what comes along, what the plan would be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from pgsync.app.catalogs import Database, Progress, read_both, silent
from pgsync.app.choice import ALL, Choice
from pgsync.app.compare import Comparison, compared
from pgsync.app.connections import Connections
from pgsync.app.impact import by_gravity, is_reversible
from pgsync.app.impact import risk as risk_of
from pgsync.app.objectpage import ddl
from pgsync.app.plan import PlanResult, planned
from pgsync.app.threeway import Merge, Merging, after_merging, read_merged
from pgsync.errors import PgsyncError
from pgsync.model.hazards import MEANINGS
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Planned
from pgsync.plain import dataclass

__all__ = ["Choosing", "Preview", "Step", "definitions"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step as it is shown: its text, the hazards with what they mean, whether its rollback brings all back."""

    sql: str
    risk: str
    hazards: tuple[tuple[str, str], ...]
    is_reversible: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan of what is ticked. added: what is taken along. error: why there is no plan of it."""

    result: PlanResult | None
    added: frozenset[ObjectId] = frozenset()
    error: PgsyncError | None = None

    @property
    def steps(self) -> list[Step]:
        """Return its steps."""
        return [] if self.result is None else [step(one) for one in self.result.plan.statements]

    @property
    def rollback_steps(self) -> list[Step]:
        """Return the steps back."""
        back = None if self.result is None else self.result.rollback
        return [] if back is None else [step(one) for one in back.statements]


class Choosing:
    """Two databases that were read, and which of their differences are chosen; all of them at first."""

    def __init__(self, source: Database, target: Database, choice: Choice = ALL, merge: Merge | None = None) -> None:
        """Compare two databases; merge: how the source came about, of three."""
        self.source, self.target, self.choice = source, target, choice
        self.comparison: Comparison = replace(compared(source, target, choice), merge=merge)
        self.left_out: set[ObjectId] = set()

    @cached_property
    def _below(self) -> Mapping[ObjectId, list[ObjectId]]:
        """Every difference by each object that it is a part of, and by itself, with what follows it."""
        found: dict[ObjectId, list[ObjectId]] = {}
        following: dict[ObjectId, list[ObjectId]] = {}
        for follower, leading in self.comparison.followers.items():
            following.setdefault(leading, []).append(follower)
        for difference in self.comparison.differences:
            for above in (difference.id, *self.comparison.lineage(difference.id)):
                found.setdefault(above, []).extend((difference.id, *following.get(difference.id, ())))
        return found

    def below(self, id_: ObjectId) -> list[ObjectId]:
        """Return the differences of an object and of its parts."""
        return list(self._below.get(id_, ()))

    def state(self, id_: ObjectId) -> bool | None:
        """Tell whether an object's differences are chosen: True all, False none, None some."""
        states = {one not in self.left_out for one in self._below.get(id_, ())}
        return states.pop() if len(states) == 1 else None

    def toggle(self, ids: Iterable[ObjectId]) -> None:
        """Leave out the differences of some objects, or, where some of them are left out, choose all of them."""
        every = {one for id_ in ids for one in self._below.get(id_, ())}
        if every & self.left_out:
            self.left_out -= every
        else:
            self.left_out |= every

    @property
    def chosen(self) -> int:
        """Return how many differences are chosen, parts that come with their object not counted."""
        return sum(not d.is_implied and d.id not in self.left_out for d in self.comparison.differences)

    @property
    def total(self) -> int:
        """Return how many there are."""
        return sum(not d.is_implied for d in self.comparison.differences)

    @property
    def selected(self) -> Choice:
        """Return the choice with what is left out."""
        return replace(self.choice, selection=replace(self.choice.selection, left_out=frozenset(self.left_out)))

    def preview(self) -> Preview:
        """Return the plan of what is chosen."""
        left_out = frozenset(self.left_out)
        try:
            result = planned(self.source, self.target, self.selected)
        except PgsyncError as error:
            return Preview(None, error=error)
        return Preview(result, left_out & frozenset(result.added))

    def definitions(self, id_: ObjectId) -> tuple[str, str]:
        """Return the DDL of an object in the target and in the source; "" where it does not exist."""
        return definitions(self.comparison, id_)


def read_choosing(
    connections: Connections,
    source: str,
    target: str,
    choice: Choice = ALL,
    progress: Progress = silent,
    merging: Merging | None = None,
) -> Choosing:
    """Read two databases, or with a base three, and compare them."""
    if merging is None:
        databases = read_both(connections, source, target, progress, choice.scopes)
        progress("comparing")
        return Choosing(*databases, choice)
    desired, current, merge = read_merged(connections, source, target, merging, choice, progress)
    return Choosing(desired, current, after_merging(choice), merge)


def definitions(comparison: Comparison, id_: ObjectId) -> tuple[str, str]:
    """Return the DDL of an object in the target and in the source; "" where it does not exist."""
    before, after = (
        ddl(side.catalog, id_) if id_ in side.catalog.objects else "" for side in (comparison.target, comparison.source)
    )
    return before, after


def hazards_by_object(result: PlanResult) -> dict[ObjectId, set[str]]:
    """Return the hazards of a plan by the objects that they come from, and by what these are parts of."""
    found: dict[ObjectId, set[str]] = {}
    for one in result.plan.statements:
        for id_ in _concerned(one):
            for catalog in (result.source.catalog, result.target.catalog):
                for above in (id_, *catalog.ancestors(id_)):
                    found.setdefault(above, set()).update(map(str, one.statement.hazards))
    return {id_: hazards for id_, hazards in found.items() if hazards}


def step(one: Planned) -> Step:
    """Return a step as it is shown."""
    hazards = by_gravity(one.statement.hazards)
    meanings = tuple((str(hazard), MEANINGS[hazard].what) for hazard in hazards)
    return Step(one.statement.sql, risk_of(one), meanings, is_reversible(one))


def _concerned(one: Planned) -> Iterator[ObjectId]:
    yield one.object
    yield from (cause.object for cause in one.because)
