"""Runs that end before their time: kill -9, SIGTERM, Ctrl-C, a terminated session (SAFETY.md R01, R03, R37)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faults.cluster import Cluster
from faults.scene import OPTIONS, SOURCE, TARGET, Scene, Terminating, points, set_scene
from pgsync.app import apply as applying
from pgsync.errors import ExitCode, UsageError
from pgsync.store.journal import State

Record = Callable[[str, object], None]


def every_point(server: Cluster, directory: Path) -> list[tuple[str, int]]:
    """Return the points of a scene's plan."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        return points(set_scene(directory, source, target).plan)


@pytest.mark.fault("R01")
@pytest.mark.slow
def test_kill_9_at_every_point_ends_well_after_resume_and_rollback(
    server: Cluster, tmp_path: Path, record_property: Record
) -> None:
    found = every_point(server, tmp_path / "points")
    assert len(found) > 30
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        _survives(server, tmp_path / str(number), event, position)


@pytest.mark.fault("R01")
@pytest.mark.parametrize(
    ("event", "position"),
    (("begun", 0), ("ran", 1), ("has_id", 0), ("committing", 1), ("unwritten", 0), ("unwritten", 2), ("started", 7)),
)
def test_kill_9_ends_well_after_resume_and_rollback(server: Cluster, tmp_path: Path, event: str, position: int) -> None:
    _survives(server, tmp_path, event, position)


def _survives(server: Cluster, directory: Path, event: str, position: int) -> None:
    """Kill a run at a point, resume it, take it back; compare the target with what it should be after each."""
    where = f"killed at {event} {position}"
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        scene = set_scene(directory, source, target)
        before, process = scene.catalog(), scene.launch(event, position)
        said = process.communicate(timeout=60)[0].decode()
        assert process.returncode == -9, f"{where}: {said}"

        if scene.runs[-1].state is State.INTERRUPTED:
            assert scene.resume().state is State.DONE, where
        assert not scene.left(scene.catalog("source")), where
        assert scene.residue() == [], where
        scene.rollback()

        assert not scene.left(before), where
        assert scene.rows() == (20, 20), where
        assert scene.residue() == [], where


@pytest.mark.fault("R01")
def test_kill_9_then_rollback_without_resume(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    found = every_point(server, tmp_path / "points")[3::9]
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            scene = set_scene(tmp_path / str(number), source, target)
            before = scene.catalog()
            scene.launch(event, position).communicate(timeout=60)

            scene.rollback()

            assert not scene.left(before), f"killed at {event} {position}"
            assert scene.rows() == (20, 20)
            assert scene.residue() == []


@pytest.mark.fault("R03")
@pytest.mark.slow
def test_terminated_session_at_every_point_goes_on_by_itself(
    server: Cluster, tmp_path: Path, record_property: Record
) -> None:
    found = [point for point in every_point(server, tmp_path / "points") if point[0] != "unwritten"]
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            scene = set_scene(tmp_path / str(number), source, target)
            where = f"terminated at {event} {position}"

            result = scene.apply(Terminating(event, position, scene))

            assert result.state is State.DONE, where
            assert not scene.left(scene.catalog("source")), where
            assert scene.rows() == (20, 20), where
            assert scene.residue() == [], where


@pytest.mark.fault("R37")
@pytest.mark.parametrize("how", ("INT", "TERM", "HUP"))
def test_interrupt_in_the_first_transaction_changes_nothing(scene: Scene, how: str) -> None:
    before = scene.catalog()
    process = scene.launch("started", 0, how)

    said = process.communicate(timeout=60)[0].decode()

    assert process.returncode == ExitCode.INTERRUPTED
    assert "nothing was changed" in said
    assert not scene.left(before)
    assert scene.residue() == []
    assert scene.runs[-1].state is State.FAILED


@pytest.mark.fault("R37")
def test_interrupt_after_a_commit_can_be_resumed(scene: Scene) -> None:
    process = scene.launch("started", len(scene.plan.batches[0].statements), "INT")

    said = process.communicate(timeout=60)[0].decode()

    assert process.returncode == ExitCode.INTERRUPTED
    assert "pgsync apply --resume" in said
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R37")
def test_interrupt_during_commit_waits_for_the_answer(scene: Scene) -> None:
    process = scene.launch("committing", 0, "INT")

    process.communicate(timeout=60)

    assert process.returncode == ExitCode.INTERRUPTED
    assert scene.runs[-1].committed == 1
    assert scene.resume().state is State.DONE


@pytest.mark.fault("R03")
@pytest.mark.parametrize(("event", "position"), (("started", 0), ("ran", 2), ("committing", 1), ("started", 8)))
def test_terminated_session_goes_on_by_itself(scene: Scene, event: str, position: int) -> None:
    result = scene.apply(Terminating(event, position, scene))

    assert result.state is State.DONE
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []


@pytest.mark.fault("R37")
def test_run_without_an_end_is_interrupted_in_the_log(scene: Scene) -> None:
    scene.launch("ran", 0).communicate(timeout=60)

    assert scene.runs[-1].state is State.INTERRUPTED
    assert scene.runs[-1].steps[0].outcome == "ran"
    assert scene.runs[-1].committed == 0


@pytest.mark.fault("R37")
def test_interrupt_while_it_compares_can_be_resumed(scene: Scene) -> None:
    process = scene.launch("committed", len(scene.plan.batches) - 1, "INT")

    said = process.communicate(timeout=60)[0].decode()

    assert process.returncode == ExitCode.INTERRUPTED
    assert "4 of 4 transactions were committed" in said
    assert "pgsync apply --resume" in said
    assert scene.runs[-1].state is State.PARTIAL
    assert scene.resume().state is State.DONE


@pytest.mark.fault("R37")
def test_run_that_another_one_overtook_is_not_resumed(scene: Scene) -> None:
    """Its journal says what it did, and a later run has undone that: going on would build on what is not there."""
    scene.launch("committed", 0).communicate(timeout=60)
    first = scene.runs[-1].id
    assert scene.rollback().state is State.DONE
    assert scene.apply().state is State.DONE
    with pytest.raises(UsageError, match=f"run {first} cannot be resumed"):
        applying.resume_run(scene.context(), first, OPTIONS)

    scene.rollback()
    scene.launch("begun", 0).communicate(timeout=60)
    stale = scene.runs[-1].id
    assert scene.apply().state is State.DONE

    with pytest.raises(UsageError, match=f"run {stale} cannot be resumed") as error:
        scene.resume()

    assert f"Run {scene.runs[-1].id} came after it and is done" in str(error.value)
