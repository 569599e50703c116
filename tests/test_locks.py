"""What a plan says of each statement's lock and work is true: equal to what the server does, or stronger, never weaker.

Every statement of every case is run in a transaction of its own, there and back, and looked at by truth.py.
Where the plan says more than was observed, the reason stands in STRONGER: plans that frighten for nothing are not read.
"""

from collections.abc import Iterator, Mapping, Sequence

import pytest

import proof
from pgsync.model.facts import Facts
from pgsync.model.identity import ObjectId
from pgsync.model.plan import Batch, Plan, Planned
from pgsync.model.statements import Hazard, Lock, Probe, Statement, Work
from pgsync.server.evidence import Found
from proof import ALL_ONLINE, SAMPLE, Case, Place
from test_cases import CASES
from truth import WORKS, Locked, Observation

# Words of a statement that may say more than it does, why: what was observed depends on the case.
STRONGER: tuple[tuple[str, str], ...] = (
    ("SELECT pg_catalog.setval(", "max() reads the whole table unless an index begins with the column"),
    (" TYPE timestamp with", "the server's time zone is UTC here; in any other the table is rewritten"),
    (" TYPE public.", "a conversion by USING to a replaced type is taken for a rewrite"),
    (" PRIMARY KEY (", "a partition whose index is adopted is locked less"),
    (" UNIQUE (", "a partition whose index is adopted is locked less"),
    (" FOREIGN KEY (", "a partition whose own foreign key is adopted is neither read nor locked (13)"),
    (" DETACH PARTITION ", "13 lets readers of the partition go on, unless it has indexes of the partitioned table"),
    (" SET STATISTICS ", "the index is one that an earlier statement rebuilt"),
    ("COMMENT ON COLUMN ", "the table is one that an earlier statement made"),
    ("CREATE MATERIALIZED VIEW ", "it may read what the same plan has just made"),
    ("DROP TABLE ", "a partition that is also dropped was there a moment ago"),
    (" ATTACH PARTITION ", "a partition that was empty, or that becomes the only one, is not read"),
    (" SET NOT NULL", "a constraint of the table or of its parent proves it"),
    (" DROP NOT NULL", "a child with a NOT NULL of its own keeps it"),
    (" ADD COLUMN ", "the body of a function in SQL takes its place, and is not volatile"),
    (" CHECK (", "a partition that comes or goes in the same plan is none now"),
    (" TYPE ", "a partition that comes or goes in the same plan is none now"),
    ("UPDATE ", "every row is written, in the place where it is"),
    (" RENAME CONSTRAINT ", "partitions keep the names of their shares of a key"),
    (" VALIDATE CONSTRAINT ", "a constraint of the parent proves it"),
    (" INHERIT", "without children there is nothing to read"),
    (" DROP CONSTRAINT ", "a child that goes in the same plan is none now"),
    ("LOCK TABLE ", "a partition of what takes the table's place is none yet"),
    ("CREATE TEMPORARY TABLE ", "an earlier statement of its transaction has the lock"),
    ("CREATE INDEX ", "a partition that is attached later is none yet"),
    ("ALTER INDEX public.pgsync_new_", "an earlier statement made the index, and the table is not locked"),
    ("INSERT INTO ", "the rows may belong in another partition"),
    ("DELETE FROM ", "the rows may be in another partition; an index may tell who refers to them"),
    ("DO ", "it commits by itself, before anybody can look"),
)

_EVERY = 1 if SAMPLE == 1 else 8  # of the cases; all of them where the other expensive tests try all
ONLINE = [
    case for case in CASES if not case.xfail and (case.is_online or (ALL_ONLINE and "TABLE" in case.script("from")))
]


SAMPLED = [case for case in CASES if case.is_one_in(_EVERY) and not case.xfail]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in SAMPLED])
def test_plan_says_at_least_what_each_statement_locks_and_does(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)

    assert_true(*proof.observed(place, case))


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in ONLINE])
def test_online_forms_lock_and_do_what_the_plan_says(place: Place, case: Case) -> None:
    reason = place.lacks(case)
    if reason:
        pytest.skip(reason)

    assert_true(*proof.observed(place, case, Facts()))


def assert_true(observations: Sequence[Observation], answers: Mapping[Probe, Found]) -> None:
    """Fail where the plan says less than the server does, or more without a reason."""
    assert [report(o) for o in observations if is_too_weak(o)] == []
    assert [report(o) for o in observations if is_too_strong(o) and not is_excused(o)] == []
    # No statement failed, so no row contradicted one; and every question can be asked, but of what is not there yet.
    wrong = {probe: found for probe, found in answers.items() if found.rows and probe.hazard is Hazard.CORR_MAY_FAIL}
    assert wrong == {}
    problems = {probe: found.problem for probe, found in answers.items() if found.problem}
    unasked = {probe: problem for probe, problem in problems.items() if not problem.endswith("not there yet")}
    assert unasked == {}


def test_what_runs_outside_a_transaction_is_watched_while_a_writer_holds_it_up(place: Place) -> None:
    table = ObjectId("table", ("public", "t"))
    statements = [
        Statement(f"{words} CONCURRENTLY {name}", Lock.SHARE_UPDATE_EXCLUSIVE, (table,), work, transactional=False)
        for words, name, work in (
            ("CREATE INDEX", "t_a ON public.t (a)", Work.BUILD),
            ("DROP INDEX", "public.t_a", Work.INSTANT),
        )
    ]
    with place.database("CREATE TABLE t (a integer)") as side:
        catalog = side.catalog()
        batches = tuple(Batch((Planned(statement, "alter", table),), transactional=False) for statement in statements)
        observations = side.observe(Plan(catalog, catalog, catalog.server, batches))

    assert [report(o) for o in observations if is_too_weak(o) or is_too_strong(o)] == []


def declared(observation: Observation) -> dict[tuple[str, ...], Lock]:
    """Return what the plan says is locked, by schema and name."""
    statement = observation.statement
    locks = {relation.path[:2]: statement.lock for relation in statement.relations}
    return locks | {relation.path[:2]: lock for relation, lock in statement.others}


def is_too_weak(observation: Observation) -> bool:
    """Tell whether the server did more than the plan says."""
    said = declared(observation)
    hidden = [o for o in observation.locks if not any(said.get(name, Lock.NONE) >= o.lock for name in o.names)]
    return bool(hidden) or WORKS.index(observation.work) > WORKS.index(observation.statement.work)


def is_too_strong(observation: Observation) -> bool:
    """Tell whether the plan says more than the server did."""
    said = {name: lock for name, lock in declared(observation).items() if lock > Lock.ACCESS_SHARE}
    idle = [name for name, lock in said.items() if not any(_has(o, name, lock) for o in observation.locks)]
    return bool(idle) or WORKS.index(observation.work) < WORKS.index(observation.statement.work)


def _has(locked: Locked, name: tuple[str, ...], lock: Lock) -> bool:
    return name in locked.names and locked.lock >= lock


def is_excused(observation: Observation) -> bool:
    """Tell whether there is a reason to say more."""
    return any(words in observation.statement.sql for words, _ in STRONGER)


def report(observation: Observation) -> str:
    """Return what was said and what was seen, for a failing test."""
    said = ", ".join(f"{'.'.join(name)} {lock}" for name, lock in declared(observation).items())
    return (
        f"{observation.statement.sql}\n  said {observation.statement.work}: {said or 'no lock'}\n"
        f"  seen {observation.work}: {', '.join(_seen(observation)) or 'no lock'}"
    )


def _seen(observation: Observation) -> Iterator[str]:
    for locked in observation.locks:
        yield f"{' or '.join(sorted('.'.join(name) for name in locked.names))} {locked.lock}"
