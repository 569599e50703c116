"""Many choices among the differences of one pair, each in a transaction that is rolled back: far more in the same time.

A pair is built once. Each difference is chosen alone, or a share of all of them; what the plan of that leaves is looked
at, and PostgreSQL takes it back by itself.
"""

import random
from collections import defaultdict
from collections.abc import Iterator

import psycopg

from generated.pairs import Pair
from generated.properties import UNCHOSEN, Lab, assert_equal, by_hand, named
from pgsync.engine.diff import diff
from pgsync.engine.plan import make_plan
from pgsync.engine.select import Selection, select
from pgsync.errors import Refused
from pgsync.kinds import BY_NAME
from pgsync.model.identity import ObjectId
from pgsync.model.objects import Catalog
from pgsync.model.plan import Plan, Planned
from pgsync.server.connect import write_session
from proof import Side, text

_ALONE = 12
_SHARES = (0.1, 0.2, 0.3, 0.5, 0.5, 0.7, 0.9)


class Chooser(Lab):
    """Where choices are tried, there and back, instead of the other properties."""

    def hold(self, pair: Pair, number: int = 0, only: str = "") -> None:
        """Try some differences alone, and shares of all; raises Broken for the first choice that does not hold."""
        del number, only
        with self.place.database(pair.before.script()) as here, self.place.database(pair.after.script()) as there:
            before, after = here.catalog(), there.catalog()
            self._choose(here, before, after, "there")
            self._choose(there, after, before, "back")

    def _choose(self, side: Side, current: Catalog, desired: Catalog, way: str) -> None:
        groups = together(current, desired)
        every = frozenset().union(*groups.values())
        for wanted in _picks(list(groups), way):
            chosen = frozenset().union(*(groups[id_] for id_ in wanted))
            try:
                selected = select(current, desired, Selection(left_out=every - chosen), BY_NAME)
            except Refused:
                self.counts["selection refused"] += 1
                continue
            self.counts["choices"] += 1
            with named("selection"):
                plan = make_plan(selected.current, selected.desired, BY_NAME)
                assert not by_hand(plan.manual), plan.manual
                if all(p.statement.transactional and not p.statement.commit_before_use for p in plan.statements):
                    left_out = every - chosen - frozenset(selected.added)
                    self._try(side, current, plan, left_out, f"chosen: {', '.join(map(str, sorted(chosen)))}")

    def _try(self, side: Side, current: Catalog, plan: Plan, left_out: frozenset[ObjectId], words: str) -> None:
        """Run a plan, look, and take it back."""
        session = side.session
        session.execute("RESET ALL")  # what reading sets
        write_session(session, lock_timeout=10, statement_timeout=60)
        session.execute("BEGIN")
        try:
            failed = _failed(side, plan)
            if failed is not None:
                step, error = failed
                # What is left out and has to step aside is made again, unless its words mean nothing now.
                assert step.reason is not None, f"{error}\n{step.statement.sql}\n\n{words}\n\n{text(plan)}"
                assert step.object in left_out, f"{error}\n{step.statement.sql}\n\n{words}\n\n{text(plan)}"
                self.counts["selection disproved"] += 1
                return
            now = side.catalog()
            assert_equal(now, plan.expected, f"{text(plan)}\n\n{words}")
            changed = {change.id for change in diff(current, now, BY_NAME) if change.fields not in UNCHOSEN}
            assert not changed & left_out, f"{sorted(changed & left_out)} were left out\n\n{words}\n\n{text(plan)}"
        finally:
            session.execute("ROLLBACK")


def together(current: Catalog, desired: Catalog) -> dict[ObjectId, set[ObjectId]]:
    """Return all differences, each with the parts that come or go with it, by the outermost of these."""
    changes = diff(current, desired, BY_NAME)
    fresh = {change.id for change in changes if change.current is None or change.desired is None}
    found: dict[ObjectId, set[ObjectId]] = defaultdict(set)
    for change in changes:
        catalog = current if change.desired is None else desired
        above = [id_ for id_ in catalog.ancestors(change.id) if id_ in fresh] if change.id in fresh else []
        found[above[-1] if above else change.id].add(change.id)
    return found


def _picks(ids: list[ObjectId], way: str) -> Iterator[list[ObjectId]]:
    """Yield what to choose; the same for each object whatever else there is, so that a failure stays one."""

    def dice(id_: ObjectId, salt: object) -> float:
        return random.Random(f"{way} {salt} {id_}").random()  # noqa: S311 - no secret

    yield from ([id_] for id_ in ids if dice(id_, "alone") * len(ids) < _ALONE)
    for salt, share in enumerate(_SHARES):
        if wanted := [id_ for id_ in ids if dice(id_, salt) < share]:
            yield wanted


def _failed(side: Side, plan: Plan) -> tuple[Planned, psycopg.Error] | None:
    for planned in plan.statements:
        try:
            side.session.execute(planned.statement.sql.encode())
        except psycopg.Error as error:
            return planned, error
    return None
