"""Steps that fail: in the first transaction, in a later one, outside of any (SAFETY.md R10, R11, R12, R28)."""

import re
import threading
import time
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from faults.cluster import Cluster
from faults.scene import Doing, Recording, Scene, Signalling, set_scene
from pgsync.app import apply as applying
from pgsync.errors import ApplyPartial, ApplyRolledBack, ExitCode
from pgsync.server.wording import Interrupted
from pgsync.store.journal import State
from pgsync.store.planfile import PlanFile

INDEX = "CREATE INDEX orders_customer ON orders (customer)"


@pytest.mark.fault("R28")
def test_data_that_violates_in_the_only_transaction_changes_nothing(plain_scene: Scene) -> None:
    scene, before = plain_scene, plain_scene.catalog()
    scene.execute("INSERT INTO customers VALUES (0, NULL)")

    with pytest.raises(ApplyRolledBack) as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.ROLLED_BACK
    assert 'column "name" of relation "customers" contains null values [23502]' in str(error.value)
    assert "nothing was changed" in str(error.value)
    assert not scene.left(before)
    assert scene.runs[-1].state is State.FAILED
    assert scene.residue() == []


@pytest.mark.fault("R28")
def test_failure_in_a_later_transaction_is_repaired_by_rollback(scene: Scene) -> None:
    before = scene.catalog()
    scene.execute("INSERT INTO orders VALUES (0, 999)")

    with pytest.raises(ApplyPartial) as error:
        scene.apply()

    assert error.value.exit_code is ExitCode.PARTIAL
    assert re.search(r"[1-3] of 4 transactions were committed", str(error.value))
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.left(before)
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.runs[0].state is State.UNDONE


@pytest.mark.fault("R28")
def test_failure_in_a_later_transaction_can_be_resumed_when_its_cause_is_gone(scene: Scene) -> None:
    scene.execute("INSERT INTO orders VALUES (0, 999)")
    with pytest.raises(ApplyPartial):
        scene.apply()
    scene.execute("DELETE FROM orders WHERE id = 0")

    result = scene.resume()

    assert result.state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.runs[-1].batches[0].attempts == 1


VIOLATIONS = {
    "NOT NULL": (
        "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (NULL);",
        "CREATE TABLE t (a integer NOT NULL);",
    ),
    "CHECK": (
        "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (-1);",
        "CREATE TABLE t (a integer CHECK (a > 0));",
    ),
    "FOREIGN KEY": (
        "CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer); INSERT INTO t VALUES (1);",
        "CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer REFERENCES p);",
    ),
    "UNIQUE": ("CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1);", "CREATE TABLE t (a integer UNIQUE);"),
    "PRIMARY KEY": (
        "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1);",
        "CREATE TABLE t (a integer PRIMARY KEY);",
    ),
    "EXCLUDE": (
        "CREATE TABLE t (a int4range); INSERT INTO t VALUES ('[1,5)'), ('[2,3)');",
        "CREATE TABLE t (a int4range, EXCLUDE USING gist (a WITH &&));",
    ),
    "cast": ("CREATE TABLE t (a text); INSERT INTO t VALUES ('1'), ('x');", "CREATE TABLE t (a integer);"),
    "length": ("CREATE TABLE t (a varchar(9)); INSERT INTO t VALUES ('12345');", "CREATE TABLE t (a varchar(3));"),
    "enum": (
        "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (a e); INSERT INTO t VALUES ('b');",
        "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a e);",
    ),
    "partition": (
        "CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE t (a integer); INSERT INTO t VALUES (2);",
        "CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE t PARTITION OF p FOR VALUES IN (1);",
    ),
    "domain": (
        "CREATE DOMAIN d AS integer; CREATE TABLE t (a d); INSERT INTO t VALUES (-1);",
        "CREATE DOMAIN d AS integer CHECK (VALUE > 0); CREATE TABLE t (a d);",
    ),
}


NOT_COUNTED = {"EXCLUDE"}
"""What no query of ours finds beforehand."""


@pytest.mark.fault("R28")
@pytest.mark.parametrize("online", (False, True), ids=("plain", "online"))
@pytest.mark.parametrize("name", VIOLATIONS)
def test_rows_that_do_not_fit_stop_the_run_and_stay(
    server: Cluster,
    tmp_path: Path,
    name: str,
    online: bool,  # noqa: FBT001
) -> None:
    """Counted before, where the target can be asked; afterwards every row is there, and rollback leads back."""
    target_script, source_script = VIOLATIONS[name]
    with server.database(source_script) as source, server.database(target_script) as target:
        scene = set_scene(tmp_path, source, target, concurrently=False, online=online)
        before, rows = scene.catalog(), scene.execute("SELECT count(*) FROM t")
        assessed = applying.prepare(scene.context(), scene.plan).stage.assessed(scene.plan)
        told = [one.text for planned in assessed for one in planned.evidence if one.weight > 0]
        assert told or name in NOT_COUNTED

        with pytest.raises((ApplyRolledBack, ApplyPartial), match=r"\[2[23]\w{3}\]"):
            scene.apply()

        if scene.runs[-1].state is State.PARTIAL:
            assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.execute("SELECT count(*) FROM t") == rows
        assert scene.residue() == []


@pytest.mark.fault("R28")
def test_text_that_is_no_integer_is_counted_exactly(server: Cluster, tmp_path: Path) -> None:
    target_script = """CREATE TABLE t (a text);
        INSERT INTO t VALUES ('1'), (' -7 '), ('+3'), ('007'), (NULL), ('-2147483648');
        INSERT INTO t VALUES ('x'), (''), ('1.5'), ('2147483648'), ('99999999999999999999')"""
    with server.database("CREATE TABLE t (a integer)") as source, server.database(target_script) as target:
        scene = set_scene(tmp_path, source, target, concurrently=False)

        assessed = applying.prepare(scene.context(), scene.plan).stage.assessed(scene.plan)

        told = [one.text for planned in assessed for one in planned.evidence if one.weight > 0]
        assert told == ["values that are no integer: 5"]


@pytest.mark.fault("R10")
def test_statement_that_takes_too_long_is_stopped(plain_scene: Scene) -> None:
    scene, before = plain_scene, plain_scene.catalog()
    slow = _with_sql(scene.plan, "COMMENT ON VIEW public.named_orders IS 'with names'", "SELECT pg_sleep(60)")

    with pytest.raises(ApplyRolledBack, match=r"statement timeout \[57014\]"):
        scene.apply(plan=slow, statement_timeout=0.3)

    assert not scene.left(before)
    assert scene.residue() == []


SLOW = """
CREATE FUNCTION slow(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 FROM pg_catalog.pg_sleep(60)';
CREATE TABLE t (a integer{more});
"""
LONG = {
    "scan": ", CHECK (slow(a) > 0)",
    "rewrite": ", b integer GENERATED ALWAYS AS (slow(a)) STORED",
}


@pytest.mark.slow
@pytest.mark.fault("R10")
@pytest.mark.parametrize("online", (False, True), ids=("plain", "online"))
@pytest.mark.parametrize("name", LONG)
def test_long_step_is_stopped_and_taken_back(
    server: Cluster,
    tmp_path: Path,
    name: str,
    online: bool,  # noqa: FBT001
) -> None:
    rows = "INSERT INTO t VALUES (1), (2);"
    with (
        server.database(SLOW.format(more=LONG[name])) as source,
        server.database(SLOW.format(more="") + rows) as target,
    ):
        scene = set_scene(tmp_path, source, target, concurrently=False, online=online)
        before = scene.catalog()

        with pytest.raises((ApplyRolledBack, ApplyPartial), match=r"statement timeout \[57014\]"):
            scene.apply(statement_timeout=0.5)

        assert scene.residue() == []
        if scene.runs[-1].state is State.PARTIAL:
            assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.execute("SELECT a FROM t ORDER BY a") == [(1,), (2,)]


@pytest.mark.fault("R10")
def test_build_that_takes_too_long_is_stopped_and_leaves_no_invalid_index(scene: Scene) -> None:
    before = scene.catalog()
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    with scene.session() as other:

        class Holding(Doing):
            def act(self) -> None:  # the build waits for this transaction
                other.execute("UPDATE orders SET customer = customer")

                threading.Timer(5, other.rollback).start()

        with pytest.raises(ApplyPartial, match=r"\[57014\]"):
            scene.apply(Holding("begun", number, scene, ""), statement_timeout=1)

    assert scene.residue() == []
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)


@pytest.mark.fault("R11")
def test_invalid_index_of_a_killed_build_is_built_again(scene: Scene) -> None:
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    _kill_in_build(scene)
    assert ("invalid index", "orders_customer") in scene.residue()
    heard = Recording()

    result = scene.resume(heard)

    assert result.state is State.DONE
    assert any("was left invalid" in str(event[1]) for event in heard.events if event[0] == "note")
    assert scene.runs[-1].batches[number].attempts == 2
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []


@pytest.mark.fault("R11")
def test_invalid_index_of_a_killed_build_is_taken_back(scene: Scene) -> None:
    before = scene.catalog()
    _kill_in_build(scene)

    scene.rollback()

    assert not scene.left(before)
    assert scene.residue() == []


@pytest.mark.fault("R11")
def test_unique_violation_leaves_no_invalid_index(scene: Scene) -> None:
    plan = scene.plan
    scene.execute("UPDATE orders SET customer = 1")
    unique = _with_sql(plan, "CREATE INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY")

    with pytest.raises(ApplyPartial, match=r"could not create unique index .* \[23505\]"):
        scene.apply(plan=unique)

    assert scene.residue() == []


@pytest.mark.fault("R11")
def test_interrupted_build_leaves_no_invalid_index(scene: Scene) -> None:
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    with scene.session() as other:

        class Interrupting(Signalling):
            def begun(self, batch: int, attempt: int) -> None:
                del attempt
                if batch == number:  # the build waits for this transaction
                    other.execute("UPDATE orders SET customer = customer")

            def waiting(self, step: int, blockers: object) -> None:
                del step, blockers
                other.rollback()
                self.act()

        with pytest.raises(Interrupted) as error:
            scene.apply(Interrupting("never", 0, "INT"), lock_timeout=5)

    assert error.value.exit_code is ExitCode.INTERRUPTED
    assert scene.residue() == []
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R37")
def test_second_interrupt_leaves_at_once_and_says_how_to_go_on(scene: Scene) -> None:
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    with scene.session() as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ

        class Impatient(Signalling):
            def begun(self, batch: int, attempt: int) -> None:
                del attempt
                if batch == number:  # the build waits for this snapshot, what removes its rest for this lock
                    other.execute("SELECT count(*) FROM orders")

            def waiting(self, step: int, blockers: object) -> None:
                del step, blockers
                self.act()

        begin = time.monotonic()
        with pytest.raises(Interrupted) as error:
            scene.apply(Impatient("never", 0, "INT"), lock_timeout=5)

        assert time.monotonic() - begin < 30
        assert "Perhaps the invalid index public.orders_customer was left behind" in str(error.value)
        assert "pgsync apply --resume" in str(error.value)
        assert scene.runs[-1].state is State.PARTIAL
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []


@pytest.mark.fault("R12")
def test_other_index_of_that_name_is_not_taken_for_ours(scene: Scene) -> None:
    number = next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)
    listener = Doing("committed", number - 1, scene, INDEX.replace("(customer)", "(id)"))

    with pytest.raises(ApplyPartial) as error:
        scene.apply(listener)

    assert "changed by somebody else" in str(error.value)


@pytest.mark.fault("R32")
def test_two_statements_in_one_are_refused_by_the_server(scene: Scene) -> None:
    plan = _with_sql(scene.plan, "COMMENT ON VIEW", "SELECT 1; COMMENT ON VIEW")

    with pytest.raises(ApplyPartial, match=r"\[42601\]"):
        scene.apply(plan=plan)


def _kill_in_build(scene: Scene) -> None:
    """Kill the client, then its session, while the index is built."""
    with scene.session() as other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute("SELECT 1")  # the build waits for this snapshot
        process = scene.launch()
        building = "SELECT pid FROM pg_stat_progress_create_index WHERE datname = current_database()"
        while not (pids := scene.execute(building)):
            scene.execute("SELECT pg_sleep(0.05)")
        process.kill()
        process.communicate(timeout=30)
        scene.terminate(f"pid = {pids[0][0]}")


def _with_sql(plan: PlanFile, old: str, new: str) -> PlanFile:
    """Return a plan with another text in a statement."""
    batches = tuple(
        replace(
            batch,
            statements=tuple(
                replace(step, statement=replace(step.statement, sql=step.statement.sql.replace(old, new)))
                for step in batch.statements
            ),
        )
        for batch in plan.batches
    )
    assert batches != plan.batches
    return replace(plan, batches=batches).with_id()
