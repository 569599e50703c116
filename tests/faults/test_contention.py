"""Locks that others hold, and a second pgsync (SAFETY.md R07 to R09, R21)."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from faults.cluster import Cluster
from faults.runner import NOTHING, OTHER_PLAN, SPAWN, child
from faults.scene import PLAN_NAME, TARGET, AtEvent, Recording, Scene, set_scene
from pgsync.errors import ApplyPartial, ExitCode, LockNotObtained
from pgsync.model.objects import Catalog
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


LOCKS = {"orders": "LOCK TABLE orders", "customers": "LOCK TABLE customers"}
WRITES = {
    "orders": "UPDATE orders SET customer = customer WHERE id = 1",
    "customers": "UPDATE customers SET name = name WHERE id = 1",
}
NEVER = "30s"
SOON = "50ms"


class Crossing(AtEvent):
    """An application that has orders and wants customers, while the run has customers and wants orders."""

    def __init__(self, scene: Scene, other: psycopg.Connection[Any], words: dict[str, str], *, wins: bool) -> None:
        """wins: the application is served, and the run is the one that gives way; else the application, once."""
        super().__init__("ran", _first_of(scene, "customers", "orders"))
        self.scene = scene
        self.other = other
        self.words = words
        self.wins = wins
        self.reasons: list[str] = []
        self.deadlocks = 0
        self._thread = threading.Thread()
        database = scene.url.rsplit("/", 1)[1]
        scene.execute(f"ALTER DATABASE {database} SET deadlock_timeout = '{SOON if wins else NEVER}'")
        other.execute(f"SET deadlock_timeout = '{NEVER if wins else SOON}'".encode())
        other.commit()

    def act(self) -> None:
        self.other.execute(self.words["orders"].encode())
        self._thread = threading.Thread(target=self._cross)
        self._thread.start()
        if self.wins:  # whoever comes second into the circle, and soon looks for one, is told
            self._until_waits("pid = " + str(self.other.info.backend_pid))

    def retrying(self, batch: int, attempt: int, pause: float, reason: str) -> None:
        del batch, attempt, pause
        self.reasons.append(reason)
        self.end()

    def end(self) -> None:
        """See the application out."""
        self._thread.join()
        self.other.rollback()

    def _cross(self) -> None:
        if not self.wins:
            self._until_waits("application_name LIKE 'pgsync apply%'")
        try:
            self.other.execute(self.words["customers"].encode())
        except psycopg.errors.DeadlockDetected:
            self.deadlocks += 1
            self.other.rollback()

    def _until_waits(self, who: str) -> None:
        waiting = f"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND {who}"  # noqa: S608
        deadline = time.monotonic() + 30
        while not self.scene.execute(waiting):
            assert time.monotonic() < deadline
            time.sleep(0.01)


def _first_of(scene: Scene, first: str, second: str) -> int:
    """Return the first step that changes a table, before any that changes the other."""
    touched = [[relation.path[-1] for relation in step.statement.relations] for step in scene.plan.statements]
    found = touched.index([first])
    assert [second] in touched[found:]
    assert [second] not in touched[:found]
    return found


@pytest.mark.fault("R09")
@pytest.mark.parametrize("words", (LOCKS, WRITES), ids=("locks", "writes"))
def test_deadlock_with_an_application_is_retried(plain_scene: Scene, words: dict[str, str]) -> None:
    scene, before = plain_scene, plain_scene.catalog()
    with scene.session() as other:
        crossing = Crossing(scene, other, words, wins=True)

        result = scene.apply(crossing, lock_timeout=20)

    assert result.state is State.DONE
    assert crossing.reasons == ["deadlock detected"]
    assert crossing.deadlocks == 0
    assert scene.runs[-1].batches[0].attempts == 2
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R09")
@pytest.mark.parametrize("words", (LOCKS, WRITES), ids=("locks", "writes"))
def test_deadlock_in_which_the_application_gives_way_is_nothing_to_the_run(
    plain_scene: Scene, words: dict[str, str]
) -> None:
    scene, before = plain_scene, plain_scene.catalog()
    with scene.session() as other:
        crossing = Crossing(scene, other, words, wins=False)

        result = scene.apply(crossing, lock_timeout=20)
        crossing.end()

    assert result.state is State.DONE
    assert (crossing.deadlocks, crossing.reasons) == (1, [])
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R09")
def test_deadlock_in_every_attempt_ends_with_7_and_changes_nothing(plain_scene: Scene) -> None:
    scene, before = plain_scene, plain_scene.catalog()

    class Again(Crossing):
        def begun(self, batch: int, attempt: int) -> None:
            del batch
            self.is_done = False
            if attempt > 1:
                self.end()

    with scene.session() as other:
        crossing = Again(scene, other, LOCKS, wins=True)
        with pytest.raises(LockNotObtained, match=r"in 3 attempts") as error:
            scene.apply(crossing, lock_timeout=20)
        crossing.end()

    assert error.value.exit_code is ExitCode.LOCK_NOT_OBTAINED
    assert not scene.left(before)
    assert scene.rows() == (20, 20)
    assert scene.residue() == []
    assert scene.apply().state is State.DONE
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R09")
def test_deadlock_after_a_commit_repeats_only_its_own_transaction(scene: Scene) -> None:
    """The transactions before are done, and their history is written once."""
    before = scene.catalog()
    with scene.session() as other:
        crossing = Crossing(scene, other, WRITES, wins=True)
        number = next(n for n, batch in enumerate(scene.plan.batches) if crossing.number < _end_of(scene, n))
        assert number > 0

        assert scene.apply(crossing, lock_timeout=20).state is State.DONE

    assert [scene.runs[-1].batches[n].attempts for n in (number - 1, number)] == [1, 2]
    _there_and_back(scene, before)


def _end_of(scene: Scene, number: int) -> int:
    return sum(len(batch.statements) for batch in scene.plan.batches[: number + 1])


def _there_and_back(scene: Scene, before: Catalog) -> None:
    assert not scene.left(scene.catalog("source"))
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.rows() == (20, 20)
    assert scene.residue() == []


@pytest.mark.fault("R21")
def test_second_pgsync_is_kept_out(scene: Scene) -> None:
    with scene.session() as other:
        other.execute("SELECT pg_advisory_lock(1885827961, 1)")

        with pytest.raises(LockNotObtained, match="another pgsync is changing this database") as error:
            scene.apply(lock_wait=0)

        assert f"Process {other.info.backend_pid}" in str(error.value)
    assert scene.runs == []


ROUNDS = 20
REFUSED = {ExitCode.STALE, ExitCode.LOCK_NOT_OBTAINED, ExitCode.REFUSED, NOTHING}


@pytest.mark.slow
@pytest.mark.fault("R21")
def test_of_two_that_start_together_one_runs(
    server: Cluster, scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    """The same plan twice, another plan for the same target, the rollback twice: the other one is refused."""
    record_property("cases", 3 * ROUNDS)
    before, wanted = scene.catalog(), scene.catalog("source")
    with server.database(TARGET + "COMMENT ON TABLE orders IS 'of the other plan';") as third:
        text = (scene.directory / "pgsync.toml").read_text()
        other = set_scene(scene.directory / "other", third, scene.url)
        (scene.directory / OTHER_PLAN).write_bytes((other.directory / PLAN_NAME).read_bytes())
        assert (scene.directory / "pgsync.toml").read_text() == text
        commented = other.catalog("source")
    for number in range(ROUNDS):
        _race(scene, number, "apply", "apply", (wanted,))
        _race(scene, number, "rollback", "rollback", (before,))
        done = _race(scene, number, "apply", "apply other", (wanted, commented))
        assert not scene.left(wanted if done == 0 else commented)
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
    assert scene.residue() == []
    name = "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()"
    assert scene.execute(name) == [(0,)]


def _race(scene: Scene, number: int, one: str, two: str, there: tuple[Catalog, ...]) -> int:
    """Start both at once, in every other round without waiting for each other; returns which one ran."""
    words = [one, two] if number % 2 else [f"{one} now", f"{two} now"]
    pair = [SPAWN.Process(target=child, args=(str(scene.directory), what)) for what in words]
    for process in pair:
        process.start()
    for process in pair:
        process.join(120)
    codes = [process.exitcode for process in pair]
    assert sorted(code == 0 for code in codes) == [False, True], (number, words, codes)
    done = codes.index(0)
    assert codes[1 - done] in REFUSED, (number, words, codes)
    assert any(not scene.left(catalog) for catalog in there)
    assert scene.rows() == (20, 20)
    return done


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
