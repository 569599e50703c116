"""An index that is there before its turn: whole or ruined, ours or another one, done or still being built (R12)."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from faults.scene import AtEvent, Doing, Recording, Scene
from pgsync.errors import ApplyPartial
from pgsync.server.listener import Listeners
from pgsync.store.journal import State

OURS = "CREATE INDEX orders_customer ON orders (customer)"
OTHER = "CREATE INDEX orders_customer ON orders (customer, id)"
RUIN = "UPDATE pg_index SET indisvalid = false, indisready = {} WHERE indexrelid = 'orders_customer'::regclass"
OID = "SELECT 'orders_customer'::regclass::oid::int"


@pytest.mark.slow
@pytest.mark.fault("R12")
def test_an_index_that_somebody_built_meanwhile_is_kept_if_it_is_the_same(scene: Scene) -> None:
    before = scene.catalog()
    _stopped_by(scene, OURS)
    built, heard = scene.execute(OID), Recording()

    assert scene.resume(heard).state is State.DONE

    assert ("committed", _turn(scene), "found done") in heard.events
    assert scene.execute(OID) == built
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R12")
def test_another_index_of_that_name_stops_the_run_until_it_is_gone(scene: Scene) -> None:
    before = scene.catalog()
    _stopped_by(scene, OTHER)
    built = scene.execute(OID)

    with pytest.raises(ApplyPartial, match="It is not the index that the plan makes"):
        scene.resume()

    assert scene.execute(OID) == built
    scene.execute("DROP INDEX orders_customer")
    assert scene.resume().state is State.DONE
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R12")
@pytest.mark.parametrize("is_ready", ("false", "true"), ids=("first phase", "second phase"))
@pytest.mark.parametrize("index", (OURS, OTHER), ids=("same", "other"))
def test_the_ruin_of_an_index_makes_way(scene: Scene, index: str, is_ready: str) -> None:
    """Whatever it was to be: nobody reads it, and its name is in the way. In its second phase it takes rows already."""
    before, heard, ruins = scene.catalog(), Recording(), []

    class Ruining(AtEvent):
        def act(self) -> None:
            scene.execute(index)
            scene.execute(RUIN.format(is_ready))
            ruins.extend(scene.execute(OID))

    assert scene.apply(Listeners(Ruining("committed", _turn(scene) - 1), heard)).state is State.DONE

    assert any("was left invalid by an interrupted build" in str(event[1]) for event in heard.events)
    assert scene.execute(OID) != ruins
    _there_and_back(scene, before)


@pytest.mark.slow
@pytest.mark.fault("R12")
@pytest.mark.parametrize("index", (OURS, OTHER), ids=("same", "other"))
def test_an_index_that_somebody_builds_just_now_is_waited_for(scene: Scene, index: str) -> None:
    before = scene.catalog()
    scene.launch("committed", _turn(scene) - 1).communicate(timeout=60)
    with _building(scene, index) as release:
        threading.Timer(1.5, release).start()
        if index == OURS:
            heard = Recording()
            assert scene.resume(heard).state is State.DONE
            assert ("committed", _turn(scene), "found done") in heard.events
        else:
            with pytest.raises(ApplyPartial, match="It is not the index that the plan makes"):
                scene.resume()
            scene.execute("DROP INDEX orders_customer")
            assert scene.resume().state is State.DONE
    _there_and_back(scene, before)


def _turn(scene: Scene) -> int:
    """Return which of the plan's transactions is the build."""
    return next(n for n, batch in enumerate(scene.plan.batches) if not batch.transactional)


def _stopped_by(scene: Scene, statement: str) -> None:
    """Apply, while somebody else does this just before the build's turn: the run sees it, and stops."""
    with pytest.raises(ApplyPartial, match="changed by somebody else"):
        scene.apply(Doing("committed", _turn(scene) - 1, scene, statement))
    assert scene.runs[-1].state is State.PARTIAL


@contextmanager
def _building(scene: Scene, index: str) -> Iterator[Any]:
    """Yield a function that lets a build of somebody else come to its end; it waits for a snapshot until then."""
    building = "SELECT 1 FROM pg_stat_progress_create_index WHERE datname = current_database()"
    with scene.session() as holder, psycopg.connect(scene.url, autocommit=True) as builder:
        holder.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        holder.execute("SELECT count(*) FROM orders")
        statement = index.replace("CREATE INDEX", "CREATE INDEX CONCURRENTLY").encode()
        thread = threading.Thread(target=builder.execute, args=(statement,))
        thread.start()
        while not scene.execute(building):
            time.sleep(0.02)
        yield holder.rollback
        thread.join()


def _there_and_back(scene: Scene, before: Any) -> None:
    assert not scene.left(scene.catalog("source"))
    assert scene.residue() == []
    assert scene.rollback().state is State.DONE
    assert not scene.left(before)
    assert scene.rows() == (20, 20)
    assert scene.residue() == []
