"""Sessions that go on after their client was killed: whoever comes next waits, and nothing is done twice (R44)."""

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from faults.brake import WORKS, braked
from faults.cluster import Cluster
from pgsync.errors import StalePlan
from pgsync.store.journal import State

ORPHANS = [name for name in WORKS if name != "lock"]


@pytest.mark.slow
@pytest.mark.fault("R44")
@pytest.mark.parametrize("what", ("resume", "rollback", "apply"))
@pytest.mark.parametrize("name", ORPHANS)
def test_whoever_comes_after_a_dead_client_waits_for_its_work(
    server: Cluster, tmp_path: Path, name: str, what: str
) -> None:
    """The client is killed while the server works for it; a second one comes at once, and the work ends later."""
    with braked(server, tmp_path, name) as there:
        scene = there.scene
        process = scene.launch()
        there.wait(process)
        process.kill()
        process.communicate(timeout=60)
        timer = threading.Timer(1.5, there.release)
        timer.start()

        match what:
            case "resume":
                assert scene.resume().state is State.DONE
            case "rollback":
                scene.rollback()
                assert not scene.left(there.before)
            case _:  # the same plan again fits as long as nothing of it is committed
                with suppress(StalePlan):
                    assert scene.apply().state is State.DONE

        timer.join()
        there.require_nothing_left()
        if what == "rollback":
            assert scene.apply().state is State.DONE
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R44")
@pytest.mark.parametrize("name", ("rewrite", "build"))
def test_whoever_takes_over_on_another_machine_waits_too(server: Cluster, tmp_path: Path, name: str) -> None:
    """Nothing is known there but the history in the target."""
    with braked(server, tmp_path, name, history=True) as there:
        scene = there.scene
        process = scene.launch()
        there.wait(process)
        process.kill()
        process.communicate(timeout=60)
        scene.forget()
        timer = threading.Timer(1.5, there.release)
        timer.start()

        assert scene.resume(history="target").state is State.DONE

        timer.join()
        twice = "SELECT batch FROM pgsync.step WHERE event = 'done' GROUP BY run, batch HAVING count(*) > 1"
        assert scene.execute(twice) == []
        there.require_there_and_back()
