"""Online forms: cut short, helpers are found again, nothing is built twice or left; nobody waits (R08, R11, R12)."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from faults.cluster import Cluster
from faults.scene import Scene, Terminating, points, set_scene
from pgsync.model.plan import Planned
from pgsync.model.statements import Lock, Work
from pgsync.server.listener import Listener
from pgsync.store.journal import State

Record = Callable[[str, object], None]

TARGET = """
CREATE TABLE train (id integer PRIMARY KEY);
INSERT INTO train VALUES (1);
CREATE TABLE run (id integer NOT NULL, train integer, code text);
INSERT INTO run SELECT n, 1, 'code ' || n FROM generate_series(1, 500) n;
CREATE INDEX run_code ON run (code);
COMMENT ON INDEX run_code IS 'for the report';
ALTER TABLE run ADD CONSTRAINT low CHECK (id < 100000);
CREATE TABLE pass (id integer NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE pass_1 PARTITION OF pass FOR VALUES FROM (0) TO (100);
INSERT INTO pass VALUES (1), (2);
"""
SOURCE = """
CREATE TABLE train (id integer PRIMARY KEY);
CREATE TABLE run (id integer PRIMARY KEY, train integer NOT NULL REFERENCES train, code text,
                  lot double precision NOT NULL DEFAULT random());
CREATE INDEX run_code ON run (code, id);
COMMENT ON INDEX run_code IS 'for the report';
ALTER TABLE run ADD CONSTRAINT low CHECK (id < 10000);
CREATE TABLE pass (id integer NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE pass_1 (id integer NOT NULL);
"""


def _scene(directory: Path, source: str, target: str) -> Scene:
    return set_scene(directory, source, target, online=True)


def _is_clean(scene: Scene) -> bool:
    helpers = scene.execute(
        "SELECT relname FROM pg_class WHERE relname LIKE 'pgsync\\_%' UNION ALL"
        " SELECT conname FROM pg_constraint WHERE conname LIKE 'pgsync\\_%' OR NOT convalidated"
    )
    return scene.residue() == [] and helpers == []


def _survives(server: Cluster, directory: Path, event: str, position: int) -> None:
    where = f"killed at {event} {position}"
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = _scene(directory, source, target)
        before, process = scene.catalog(), scene.launch(event, position)
        said = process.communicate(timeout=60)[0].decode()
        assert process.returncode == -9, f"{where}: {said}"

        if scene.runs[-1].state is State.INTERRUPTED:
            assert scene.resume().state is State.DONE, where
        assert not scene.left(scene.catalog("source")), where
        assert _is_clean(scene), where
        scene.rollback()

        assert not scene.left(before), where
        assert scene.execute("SELECT count(*) FROM run") == [(500,)], where
        assert _is_clean(scene), where


def _points(server: Cluster, directory: Path) -> list[tuple[str, int]]:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        return points(_scene(directory, source, target).plan)


@pytest.mark.fault("R11")
@pytest.mark.slow
def test_kill_9_at_every_point(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    found = _points(server, tmp_path / "points")
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        _survives(server, tmp_path / str(number), event, position)


@pytest.mark.fault("R11")
def test_kill_9_at_some_points(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    found = _points(server, tmp_path / "points")
    assert len(found) > 80
    record_property("cases", len(found[5::31]))
    for number, (event, position) in enumerate(found[5::31]):
        _survives(server, tmp_path / str(number), event, position)


@pytest.mark.fault("R11")
@pytest.mark.slow
def test_terminated_session_at_many_points_goes_on_by_itself(
    server: Cluster, tmp_path: Path, record_property: Record
) -> None:
    found = [point for point in _points(server, tmp_path / "points") if point[0] != "unwritten"][::3]
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            scene = _scene(tmp_path / str(number), source, target)
            before, where = scene.catalog(), f"terminated at {event} {position}"

            assert scene.apply(Terminating(event, position, scene)).state is State.DONE, where
            assert not scene.left(scene.catalog("source")), where
            assert _is_clean(scene), where
            assert scene.rollback().state is State.DONE, where

            assert not scene.left(before), where
            assert scene.execute("SELECT count(*) FROM run") == [(500,)], where


@pytest.mark.fault("R11")
def test_rollback_disposes_of_helpers(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    found = [point for point in _points(server, tmp_path / "points") if point[0] == "committed"][2::5]
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            scene = _scene(tmp_path / str(number), source, target)
            before = scene.catalog()
            scene.launch(event, position).communicate(timeout=60)

            scene.rollback()

            assert not scene.left(before), (event, position)
            assert _is_clean(scene), (event, position)


@pytest.mark.fault("R11")
def test_a_terminated_build_is_begun_again(server: Cluster, tmp_path: Path) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = _scene(tmp_path, source, target)
        numbers = [n for n, batch in enumerate(scene.plan.batches) if not batch.transactional]

        result = scene.apply(Terminating("begun", numbers[0], scene))

        assert result.state is State.DONE
        assert _is_clean(scene)


@pytest.mark.fault("R12")
def test_an_invalid_index_of_a_dead_build_is_removed_and_built_again(server: Cluster, tmp_path: Path) -> None:
    table = "CREATE TABLE run (id integer, code text); INSERT INTO run VALUES (1, 'a');"
    before, after = "CREATE INDEX run_code ON run (code);", "CREATE INDEX run_code ON run (code, id);"
    with server.database(table + after) as source, server.database(table + before) as target:
        scene = _scene(tmp_path, source, target)
        with scene.session() as writer:
            writer.execute("UPDATE run SET code = code")  # CREATE INDEX CONCURRENTLY waits for its end
            process = scene.launch()
            while not scene.execute("SELECT 1 FROM pg_index WHERE NOT indisvalid"):
                assert process.poll() is None
                time.sleep(0.05)
            process.kill()
            process.communicate(timeout=60)
            scene.terminate("query LIKE 'CREATE INDEX CONCURRENTLY%'")
            writer.rollback()
        assert scene.execute("SELECT 1 FROM pg_index WHERE NOT indisvalid")

        assert scene.resume().state is State.DONE

        assert not scene.left(scene.catalog("source"))
        assert _is_clean(scene)


RUN = "CREATE TABLE run (id integer NOT NULL, number integer, train integer, code text);"
RUN_ROWS = "INSERT INTO run SELECT n, n, 1, 'code ' || n FROM generate_series(1, 500) n;"
TRAIN = "CREATE TABLE train (id integer PRIMARY KEY);"
TRAIN_ROWS = "INSERT INTO train VALUES (1);"
BOX = "CREATE TABLE box (id integer NOT NULL, number integer, train integer, code text) PARTITION BY RANGE (id);"
IN_BOX = "ALTER TABLE box ATTACH PARTITION run FOR VALUES FROM (0) TO (100000);"
RECIPES = {
    "index created": (RUN, RUN + "CREATE INDEX run_code ON run (code);"),
    "index replaced": (RUN + "CREATE INDEX run_code ON run (code);", RUN + "CREATE INDEX run_code ON run (code, id);"),
    "index dropped": (RUN + "CREATE INDEX run_code ON run (code);", RUN),
    "CHECK added": (RUN, RUN + "ALTER TABLE run ADD CONSTRAINT low CHECK (number < 10000);"),
    "CHECK replaced": (
        RUN + "ALTER TABLE run ADD CONSTRAINT low CHECK (number < 10000);",
        RUN + "ALTER TABLE run ADD CONSTRAINT low CHECK (number < 9000);",
    ),
    "foreign key added": (
        TRAIN + RUN,
        TRAIN + RUN + "ALTER TABLE run ADD FOREIGN KEY (train) REFERENCES train;",
    ),
    "NOT NULL set": (RUN, RUN + "ALTER TABLE run ALTER COLUMN code SET NOT NULL;"),
    "UNIQUE added": (RUN, RUN + "ALTER TABLE run ADD UNIQUE (number);"),
    "primary key added": (RUN, RUN + "ALTER TABLE run ADD PRIMARY KEY (id);"),
    "column with a value for each row": (RUN, RUN + "ALTER TABLE run ADD lot float NOT NULL DEFAULT random();"),
    "partition attached": (RUN + BOX, RUN + BOX + IN_BOX),
    "partition detached": (RUN + BOX + IN_BOX, RUN + BOX),
}
NOT_BEFORE = {"partition detached": 14_00_00}


class Serving(Listener):
    """While each long step is at work, reads and writes other rows, and only then lets it go on.

    The step is held by somebody who has what it asks for: the table's SHARE UPDATE EXCLUSIVE lock, or its first row.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.steps = scene.plan.statements
        self.served = 0
        self.failures: list[str] = []
        self._thread: threading.Thread | None = None

    def started(self, step: int) -> None:
        if is_long(self.steps[step]):
            holder = psycopg.connect(self.scene.url)
            table = self.steps[step].statement.relations[0].name
            is_weak = self.steps[step].statement.lock < Lock.SHARE_UPDATE_EXCLUSIVE
            row = f"SELECT FROM {table} WHERE id = 1 FOR UPDATE"
            holder.execute((row if is_weak else f"LOCK TABLE {table} IN SHARE UPDATE EXCLUSIVE MODE").encode())
            self._thread = threading.Thread(target=self._serve, args=(step, holder))
            self._thread.start()

    def ran(self, step: int, seconds: float) -> None:
        del step, seconds
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _serve(self, step: int, holder: psycopg.Connection[Any]) -> None:
        waiting = """SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                        AND application_name LIKE 'pgsync apply%'"""
        try:
            deadline = time.monotonic() + 30
            while not self.scene.execute(waiting):
                assert time.monotonic() < deadline, "it was not at work"
                time.sleep(0.02)
            with psycopg.connect(self.scene.url, autocommit=True) as other:
                other.execute("SET lock_timeout = '5s'")
                other.execute("SELECT code FROM run WHERE id = 400")
                other.execute("UPDATE run SET code = code WHERE id = 400")
            assert self.scene.execute(waiting), "it did not wait until others were served"
            self.served += 1
        except (AssertionError, psycopg.Error) as error:
            self.failures.append(f"{self.steps[step].statement.sql}: {error}")
        finally:
            holder.close()


def is_long(planned: Planned) -> bool:
    """Tell whether a step takes its time on a table that has rows already."""
    statement = planned.statement
    return statement.lock is not Lock.NONE and (statement.work is not Work.INSTANT or not statement.transactional)


@pytest.mark.slow
@pytest.mark.fault("R08")
@pytest.mark.parametrize("name", RECIPES)
def test_others_are_served_while_a_long_step_is_at_work(server: Cluster, tmp_path: Path, name: str) -> None:
    """How long they wait for the short ones is our lock timeout; docs/online.md has the milliseconds."""
    before_script, after_script = RECIPES[name]
    rows = RUN_ROWS + (TRAIN_ROWS if TRAIN in before_script else "")
    with server.database(after_script) as source, server.database(before_script + rows) as target:
        if server.version < NOT_BEFORE.get(name, 0):
            pytest.skip("there is no such form before 14")
        scene = _scene(tmp_path, source, target)
        before, serving = scene.catalog(), Serving(scene)

        assert scene.apply(serving, lock_timeout=30).state is State.DONE

        assert serving.failures == []
        assert serving.served == sum(map(is_long, scene.plan.statements)) > 0
        assert not scene.left(scene.catalog("source"))
        assert _is_clean(scene)
        assert scene.rollback().state is State.DONE
        assert not scene.left(before)
        assert scene.execute("SELECT count(*)::int, sum(number)::int FROM run") == [(500, 125250)]
        assert _is_clean(scene)
