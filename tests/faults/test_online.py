"""Online forms that are cut short: helpers are found again, nothing is built twice or left (SAFETY.md R11, R12)."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.cluster import Cluster
from faults.scene import Scene, Terminating, points, set_scene
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
