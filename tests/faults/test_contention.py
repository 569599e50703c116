"""Locks that others hold, and a second pgsync (SAFETY.md R07 to R09, R21)."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from faults.runner import NOTHING, SPAWN, child
from faults.scene import AtEvent, Recording, Scene
from pgsync.errors import ApplyPartial, ExitCode, LockNotObtained
from pgsync.server.locks import Blocker
from pgsync.store.journal import State


@pytest.mark.fault("R07")
def test_lock_that_is_never_released_ends_with_7_and_names_the_holder(plain_scene: Scene) -> None:
    scene, before, heard = plain_scene, plain_scene.catalog(), Recording()
    with scene.session() as other:
        other.execute("SET application_name = 'report'")
        other.execute("SELECT * FROM customers")

        with pytest.raises(LockNotObtained) as error:
            scene.apply(heard)

        assert error.value.exit_code is ExitCode.LOCK_NOT_OBTAINED
        holder = f"Process {other.info.backend_pid} (role postgres, report, 127.0.0.1, idle in transaction"
        assert holder in str(error.value)
        assert "SELECT" not in str(error.value)
    assert [event[0] for event in heard.events].count("retrying") == 2
    assert not scene.left(before)
    assert scene.residue() == []
    assert scene.runs[-1].state is State.FAILED


@pytest.mark.fault("R07")
def test_lock_that_is_released_in_time_is_waited_for(plain_scene: Scene) -> None:
    scene = plain_scene
    with scene.session() as other:
        other.execute("SELECT * FROM customers")

        class Releasing(Recording):
            def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
                super().retrying(batch, attempt, pause, reason)
                other.rollback()

        heard = Releasing()
        result = scene.apply(heard)

    assert result.state is State.DONE
    assert [event[0] for event in heard.events].count("retrying") == 1
    assert scene.runs[-1].batches[0].attempts == 2
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R07")
def test_lock_missing_after_a_commit_ends_with_5_and_can_be_resumed(scene: Scene) -> None:
    with scene.session() as other:

        class Holding(AtEvent):
            def act(self) -> None:
                other.execute("SELECT * FROM customers")

        with pytest.raises(ApplyPartial) as error:
            scene.apply(Holding("committed", 0))

    assert error.value.exit_code is ExitCode.PARTIAL
    assert "1 of 4 transactions were committed" in str(error.value)
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R09")
def test_deadlock_with_an_application_is_retried(plain_scene: Scene) -> None:
    scene, heard = plain_scene, Recording()
    touched = [[relation.path[-1] for relation in step.statement.relations] for step in scene.plan.statements]
    first = touched.index(["customers"])
    assert ["orders"] in touched[first:]
    assert ["orders"] not in touched[:first]
    scene.execute(f"ALTER DATABASE {scene.url.rsplit('/', 1)[1]} SET deadlock_timeout = '100ms'")
    with scene.session() as other:
        thread = threading.Thread(target=_wait_for_customers, args=(other,))

        class Crossing(AtEvent):
            def act(self) -> None:
                other.execute("LOCK TABLE orders")
                thread.start()

            def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
                heard.retrying(batch, attempt, pause, reason)
                thread.join()
                other.rollback()

        result = scene.apply(
            Crossing(
                "ran",
                first,
            ),
            lock_timeout=20,
        )
        thread.join()

    assert result.state is State.DONE
    assert not scene.left(scene.catalog("source"))


def _wait_for_customers(other: psycopg.Connection[Any]) -> None:
    try:
        other.execute("LOCK TABLE customers")
    except psycopg.errors.DeadlockDetected:
        other.rollback()


@pytest.mark.fault("R21")
def test_second_pgsync_is_kept_out(scene: Scene) -> None:
    with scene.session() as other:
        other.execute("SELECT pg_advisory_lock(1885827961, 1)")

        with pytest.raises(LockNotObtained, match="another pgsync is changing this database") as error:
            scene.apply(lock_wait=0)

        assert f"Process {other.info.backend_pid}" in str(error.value)
    assert scene.runs == []


@pytest.mark.slow
@pytest.mark.fault("R21")
def test_of_two_that_start_together_one_runs(scene: Scene, record_property: Callable[[str, object], None]) -> None:
    before, wanted, rounds = scene.catalog(), scene.catalog("source"), 5
    record_property("cases", 2 * rounds)
    for _ in range(rounds):
        for what, there in (("apply", wanted), ("rollback", before)):
            pair = [SPAWN.Process(target=child, args=(str(scene.directory), what)) for _ in range(2)]
            for process in pair:
                process.start()
            for process in pair:
                process.join(120)
            codes = sorted(int(process.exitcode or 0) for process in pair)
            refused = {ExitCode.STALE, ExitCode.LOCK_NOT_OBTAINED, ExitCode.REFUSED, NOTHING}
            assert codes[0] == 0, codes
            assert codes[1] in refused, (what, codes)
            assert not scene.left(there)
            assert scene.rows() == (20, 20)
    assert scene.residue() == []


HOLDERS = {
    "reader": "SELECT * FROM orders LIMIT 1",
    "writer": "UPDATE orders SET customer = customer",
    "locker": "LOCK TABLE orders IN ROW EXCLUSIVE MODE",
    "DDL": "ALTER TABLE orders ADD COLUMN other integer",
    "prepared": "UPDATE orders SET customer = customer",
}


@pytest.mark.slow
@pytest.mark.fault("R07")
@pytest.mark.parametrize("seconds", (0.5, 3))
@pytest.mark.parametrize("name", HOLDERS)
def test_whoever_holds_a_lock_for_a_while_is_waited_for(plain_scene: Scene, name: str, seconds: float) -> None:
    scene = plain_scene
    with scene.session() as other:
        other.execute(HOLDERS[name].encode())
        if name == "prepared":
            other.execute("PREPARE TRANSACTION 'held'")
        release = other.rollback if name != "prepared" else lambda: scene.execute("ROLLBACK PREPARED 'held'")
        timer = threading.Timer(seconds, release)
        timer.start()
        try:
            result = scene.apply(lock_timeout=0.3, retries=15)
        finally:
            timer.join()

    assert result.state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []


@pytest.mark.slow
@pytest.mark.fault("R08")
@pytest.mark.parametrize("name", ("reader", "writer"))
def test_nobody_waits_behind_us_for_longer_than_our_lock_timeout(plain_scene: Scene, name: str) -> None:
    """While somebody holds what we need, others get what they need in between, again and again."""
    scene, done = plain_scene, threading.Event()
    served: list[int] = []

    def serve() -> None:
        with psycopg.connect(scene.url, autocommit=True) as conn:
            conn.execute("SET lock_timeout = '2s'")  # we give up after 0.3; the holder goes after 5
            while not done.is_set():
                conn.execute("UPDATE orders SET customer = customer WHERE id = 1")
                served.append(1)

    with scene.session() as other, ThreadPoolExecutor(1) as pool:
        other.execute(HOLDERS[name].replace("customer = customer", "customer = customer WHERE id = 2").encode())
        timer = threading.Timer(5, other.rollback)
        timer.start()
        serving = pool.submit(serve)
        heard = Recording()
        try:
            result = scene.apply(heard, lock_timeout=0.3, retries=15)
        finally:
            done.set()
            timer.join()
        serving.result(30)

    assert result.state is State.DONE
    assert any(event[0] == "retrying" for event in heard.events)
    assert len(served) > 10


@pytest.mark.slow
@pytest.mark.fault("R07")
def test_ddl_that_does_not_end_keeps_us_from_reading_and_is_named(plain_scene: Scene) -> None:
    scene, before = plain_scene, plain_scene.catalog()
    with scene.session() as other:
        other.execute(HOLDERS["DDL"].encode())

        with pytest.raises(LockNotObtained, match="could not read the catalog in 4 attempts") as error:
            scene.apply()

        assert error.value.exit_code is ExitCode.LOCK_NOT_OBTAINED
        assert f"Process {other.info.backend_pid} (role postgres, 127.0.0.1, idle in transaction" in str(error.value)
    assert scene.runs == []
    assert not scene.left(before)


@pytest.mark.fault("R07")
def test_prepared_transaction_that_holds_a_lock_is_named(plain_scene: Scene) -> None:
    scene, before, heard = plain_scene, plain_scene.catalog(), Recording()
    with scene.session() as other:
        other.execute("SELECT * FROM customers")
        other.execute("PREPARE TRANSACTION 'held'")
    try:
        with pytest.raises(LockNotObtained, match=r"prepared transaction \(see pg_prepared_xacts\)"):
            scene.apply(heard, lock_timeout=0.05)  # shorter than anybody looks who watches the step
    finally:
        scene.execute("ROLLBACK PREPARED 'held'")
    assert [str(blocker) for event in heard.events if event[0] == "waiting" for blocker in event[2]] == [
        "a prepared transaction (see pg_prepared_xacts)"
    ] * 3
    assert not scene.left(before)


@pytest.mark.fault("R07")
def test_wraparound_autovacuum_is_known() -> None:
    blocker = Blocker(
        pid=1,
        role="",
        application="",
        address="",
        state="active",
        seconds=9,
        query="autovacuum: VACUUM public.t (to prevent wraparound)",
    )

    assert blocker.is_wraparound_vacuum
    assert str(blocker) == "process 1 (autovacuum to prevent wraparound, for 9 s)"
