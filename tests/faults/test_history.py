"""The history in the target: it decides what was done, and another machine goes on by it (SAFETY.md 3.7)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from faults.cluster import Cluster
from faults.scene import OPTIONS, SOURCE, TARGET, Scene, points, set_scene
from pgsync.app import rollback as rolling_back
from pgsync.errors import Refused, UsageError
from pgsync.model.own import HISTORY_MARK
from pgsync.store.journal import State

Record = Callable[[str, object], None]
POINTS = (("ran", 1), ("committing", 1), ("unwritten", 2), ("started", 7))


@pytest.fixture
def recorded(server: Cluster, tmp_path: Path) -> Iterator[Scene]:
    """A scene whose runs are recorded in the target."""
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        yield set_scene(tmp_path / "project", source, target, history=True)


def test_history_holds_every_transaction_and_is_no_difference(recorded: Scene) -> None:
    before = recorded.catalog()

    result = recorded.apply()

    assert result.state is State.DONE
    rows = recorded.execute("SELECT batch, event, how FROM pgsync.step ORDER BY batch, event")
    count = len(recorded.plan.batches)
    assert [batch for batch, event, _ in rows if event == "done"] == list(range(count))
    assert recorded.execute("SELECT state, role FROM pgsync.run") == [("done", "postgres")]
    assert not recorded.left(recorded.catalog("source"))
    assert not [id_ for id_ in recorded.catalog().objects if "pgsync" in id_.path]
    recorded.rollback()
    assert not recorded.left(before)


@pytest.mark.fault("R33")
@pytest.mark.parametrize(("event", "position"), POINTS)
def test_another_machine_goes_on_and_takes_back(recorded: Scene, event: str, position: int) -> None:
    before = recorded.catalog()
    recorded.launch(event, position).communicate(timeout=60)
    recorded.forget()

    assert recorded.resume(history="target").state is State.DONE

    assert not recorded.left(recorded.catalog("source"))
    assert recorded.residue() == []
    recorded.forget()
    context = recorded.context()
    run = rolling_back.find_run(context, recorded.execute("SELECT max(run) FROM pgsync.run")[0][0], "target")
    prepared = rolling_back.prepare(context, run)
    assert rolling_back.rollback(context, prepared, OPTIONS).state is State.DONE
    assert not recorded.left(before)
    assert recorded.rows() == (20, 20)


@pytest.mark.fault("R33")
@pytest.mark.slow
def test_another_machine_goes_on_from_every_point(server: Cluster, tmp_path: Path, record_property: Record) -> None:
    with server.database(SOURCE) as source, server.database(TARGET) as target:
        found = points(set_scene(tmp_path / "points", source, target).plan)
    record_property("cases", len(found))
    for number, (event, position) in enumerate(found):
        with server.database(SOURCE) as source, server.database(TARGET) as target:
            scene = set_scene(tmp_path / str(number), source, target, history=True)
            scene.launch(event, position).communicate(timeout=60)
            scene.forget()
            where = f"killed at {event} {position}"
            if scene.execute("SELECT state FROM pgsync.run") != [("done",)]:
                assert scene.resume(history="target").state is State.DONE, where
            assert not scene.left(scene.catalog("source")), where
            assert scene.residue() == [], where


@pytest.mark.fault("R33")
def test_run_that_was_taken_back_elsewhere_is_not_taken_back_again(recorded: Scene, tmp_path: Path) -> None:
    recorded.apply()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pgsync.toml").write_text((recorded.directory / "pgsync.toml").read_text())
    other = Scene(elsewhere)
    context = other.context()
    run = rolling_back.find_run(context, recorded.runs[-1].id, "target")
    rolling_back.rollback(context, rolling_back.prepare(context, run), OPTIONS)
    before = recorded.catalog()

    with pytest.raises(UsageError, match="has nothing to take back"):
        recorded.rollback()

    assert not recorded.left(before)


@pytest.mark.fault("R33")
def test_journal_that_was_overtaken_elsewhere_is_not_resumed(recorded: Scene, tmp_path: Path) -> None:
    recorded.launch("committing", 1).communicate(timeout=60)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pgsync.toml").write_text((recorded.directory / "pgsync.toml").read_text())
    assert Scene(elsewhere).resume(history="target").state is State.DONE

    with pytest.raises(UsageError, match="cannot be resumed"):
        recorded.resume()


def test_schema_that_is_no_history_is_refused(recorded: Scene) -> None:
    recorded.execute("CREATE SCHEMA pgsync")
    recorded.execute("CREATE TABLE pgsync.run (id integer)")
    _plan_again(recorded)

    with pytest.raises(Refused, match='schema "pgsync" is not a history of pgsync'):
        recorded.apply()

    assert recorded.runs == []


@pytest.mark.fault("R29")
def test_history_of_an_untrusted_owner_is_refused(recorded: Scene) -> None:
    recorded.execute("CREATE ROLE squatter")
    try:
        recorded.execute("CREATE SCHEMA pgsync AUTHORIZATION squatter")
        recorded.execute(f"COMMENT ON SCHEMA pgsync IS '{HISTORY_MARK}'")
        _plan_again(recorded)

        with pytest.raises(Refused, match='the history in schema "pgsync" belongs to role squatter'):
            recorded.apply()
    finally:
        recorded.execute("DROP OWNED BY squatter")
        recorded.execute("DROP ROLE squatter")


@pytest.mark.fault("R29")
def test_others_can_neither_read_nor_change_the_history(recorded: Scene) -> None:
    recorded.apply()
    recorded.execute("CREATE ROLE stranger")
    try:
        for action in ("SELECT 1 FROM pgsync.run", "UPDATE pgsync.run SET state = 'done'", "DELETE FROM pgsync.step"):
            with psycopg.connect(recorded.url) as conn:
                conn.execute("SET ROLE stranger")
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    conn.execute(action.encode())
    finally:
        recorded.execute("DROP ROLE stranger")


def _plan_again(scene: Scene) -> None:
    """Make the plan of what is there now."""
    text = (scene.directory / "pgsync.toml").read_text()
    urls = [line.split('"')[1] for line in text.splitlines() if line.startswith("url")]
    set_scene(scene.directory, urls[0], urls[1], history=True)
