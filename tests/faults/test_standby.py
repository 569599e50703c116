"""A real standby: refused as a target, waited for when it lags, promoted in the middle of a plan (R17, R39, R43)."""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from faults.cluster import Cluster
from faults.proxy import Proxy
from faults.scene import SOURCE, TARGET, AtEvent, Recording, Scene, set_scene
from pgsync.app import apply as applying
from pgsync.app.runs import Gate
from pgsync.errors import ApplyPartial, PgsyncError, Refused
from pgsync.server.listener import Listeners
from pgsync.store.journal import State

pytestmark = pytest.mark.slow


class Pair(NamedTuple):
    """A primary and the standby that follows it."""

    primary: Cluster
    standby: Cluster


@pytest.fixture
def pair() -> Iterator[Pair]:
    """A fresh pair: a test may promote the standby."""
    with ExitStack() as stack:
        primary = Cluster.create(wal_level="replica", hot_standby="on", max_wal_senders="4")
        stack.callback(primary.remove)
        standby = primary.standby(recovery_min_apply_delay="0")
        stack.callback(standby.remove)
        yield Pair(primary, standby)


@pytest.fixture
def databases(pair: Pair) -> Iterator[tuple[str, str]]:
    """The URLs of source and target on the primary."""
    with pair.primary.database(SOURCE) as source, pair.primary.database(TARGET) as target:
        yield source, target


def _caught_up(pair: Pair, database: str) -> None:
    """Wait until the standby has a database's tables."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with psycopg.connect(pair.standby.conninfo(database)) as conn:
                if conn.execute("SELECT to_regclass('named_orders') IS NOT NULL").fetchone() == (True,):
                    return
        except psycopg.OperationalError:
            pass
        time.sleep(0.1)
    raise AssertionError(pair.standby.log)


@pytest.mark.fault("R17")
def test_a_standby_is_refused_as_a_target(pair: Pair, databases: tuple[str, str], tmp_path: Path) -> None:
    source, target = databases
    name = target.rpartition("/")[2]
    _caught_up(pair, name)
    scene = set_scene(tmp_path, source, pair.standby.conninfo(name))

    with pytest.raises(Refused, match="target is a standby"):
        scene.apply()

    assert scene.runs == []


@pytest.mark.fault("R39")
def test_a_lagging_standby_is_waited_for(pair: Pair, databases: tuple[str, str], tmp_path: Path) -> None:
    scene, heard = set_scene(tmp_path, *databases), Recording()
    _caught_up(pair, databases[1].rpartition("/")[2])

    class Pausing(AtEvent):
        """Lets the standby fall behind for some seconds, from the first commit on."""

        def act(self) -> None:
            pair.standby.execute("SELECT pg_wal_replay_pause()")
            scene.execute("INSERT INTO customers SELECT n, 'more' FROM generate_series(100, 2000) n")
            scene.execute("DELETE FROM customers WHERE id > 99")
            time.sleep(2)

    def resume_replay(text: str) -> None:
        heard.events.append(("note", text))
        pair.standby.execute("SELECT pg_wal_replay_resume()")

    heard.note = resume_replay  # type: ignore[method-assign]
    result = scene.apply(Listeners(Pausing("committed", 0), heard), gate=Gate(max_standby_lag=0.5))

    assert result.state is State.DONE
    assert any("s behind; waiting" in str(event[1]) for event in heard.events)
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R39")
def test_a_standby_that_does_not_catch_up_ends_the_run_with_its_time(
    pair: Pair, databases: tuple[str, str], tmp_path: Path
) -> None:
    """What is committed stays, and is told; when the standby follows again, the run goes on."""
    scene = set_scene(tmp_path, *databases)
    before = scene.catalog()
    _caught_up(pair, databases[1].rpartition("/")[2])

    class Pausing(AtEvent):
        def act(self) -> None:
            pair.standby.execute("SELECT pg_wal_replay_pause()")
            scene.execute("CREATE TABLE later AS SELECT 1; DROP TABLE later")
            time.sleep(1.5)

    with pytest.raises(ApplyPartial, match="the time for the run is over"):
        scene.apply(Pausing("committed", 0), gate=Gate(max_standby_lag=0.5, max_window=4))

    assert 0 < scene.runs[-1].committed < len(scene.plan.batches)  # the server learns of the lag a moment later
    pair.standby.execute("SELECT pg_wal_replay_resume()")
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.rows() == (20, 20)
    assert scene.residue() == []


@pytest.mark.fault("R39")
def test_a_standby_that_is_far_behind_is_named_before(
    pair: Pair, databases: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pgsync.server.preflight._BEHIND", 1 << 20)
    scene = set_scene(tmp_path, *databases)
    _caught_up(pair, databases[1].rpartition("/")[2])
    pair.standby.execute("SELECT pg_wal_replay_pause()")
    scene.execute("CREATE TABLE later AS SELECT n, repeat('x', 500) AS a FROM generate_series(1, 6000) n")
    scene.execute("DROP TABLE later")
    findings = [one.text for one in applying.prepare(scene.context(), scene.plan).stage.findings]

    assert any(re.fullmatch(r"standby \w+ is \d+ s and [3-9] MB behind", text) for text in findings), findings


@pytest.mark.fault("R43")
@pytest.mark.parametrize("history", (False, True), ids=("journal", "history"))
@pytest.mark.parametrize("number", (0, 1, 2))
def test_a_failover_in_the_middle_of_a_plan(
    pair: Pair,
    databases: tuple[str, str],
    tmp_path: Path,
    history: bool,  # noqa: FBT001
    number: int,
) -> None:
    """The primary dies after a commit; its standby takes over under the same address, and the run goes on there."""
    source, target = databases
    name = target.rpartition("/")[2]
    _caught_up(pair, name)
    proxy = Proxy(pair.primary.socket)
    scene = set_scene(tmp_path, source, pair.primary.conninfo(name, port=proxy.port), history=history)

    class FailingOver(AtEvent):
        def act(self) -> None:
            with psycopg.connect(pair.primary.conninfo(), autocommit=True) as conn:
                where = conn.execute("SELECT pg_current_wal_flush_lsn()::text").fetchone()
            assert where is not None
            reached = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"
            with psycopg.connect(pair.standby.conninfo(), autocommit=True) as conn:
                while conn.execute(reached, where).fetchone() != (True,):
                    time.sleep(0.05)
                pair.primary.stop("crash")
                conn.execute("SELECT pg_promote(true, 30)")
            proxy.upstream = pair.standby.socket
            proxy.cut()

    try:
        try:
            result = scene.apply(FailingOver("committed", number))
            assert result.state is State.DONE
        except PgsyncError:
            assert scene.resume().state is State.DONE
        there = Scene(tmp_path)
        wanted = there.configuration.settings.connections["source"]
        assert wanted.url is not None
        text = (tmp_path / "pgsync.toml").read_text().replace(f":{pair.primary.port}/", f":{pair.standby.port}/")
        (tmp_path / "pgsync.toml").write_text(text)
        there = Scene(tmp_path)
        assert not there.left(there.catalog("source"))
        assert there.rows() == (20, 20)
        assert there.residue() == []
    finally:
        proxy.close()
        pair.primary.start()
