"""Between two transactions: a run waits for a file and for standbys, and ends when its time is over."""

import threading
from pathlib import Path

import pytest

from faults.scene import AtEvent, Recording, Scene
from pgsync.app.runs import Gate, State
from pgsync.errors import ApplyPartial, ApplyRolledBack
from pgsync.server.listener import Listeners


class Touching(AtEvent):
    """Creates a file, and removes it a moment later."""

    def __init__(self, event: str, number: int, path: Path) -> None:
        super().__init__(event, number)
        self.path = path

    def act(self) -> None:
        self.path.touch()
        threading.Timer(1.5, self.path.unlink).start()


def test_no_transaction_begins_while_the_pause_file_exists(scene: Scene, tmp_path: Path) -> None:
    pause, heard = tmp_path / "pause", Recording()

    result = scene.apply(Listeners(Touching("committed", 0, pause), heard), gate=Gate(pause_file=pause))

    assert result.state is State.DONE
    kinds = [event[0] for event in heard.events]
    assert kinds[:3] == ["committed", "note", "committed"]
    assert "paused" in heard.events[1][1]
    assert not scene.residue()


def test_time_that_is_over_before_the_start_changes_nothing(scene: Scene, tmp_path: Path) -> None:
    pause = tmp_path / "pause"
    pause.touch()
    before = scene.catalog()

    with pytest.raises(ApplyRolledBack, match="the time for the run is over"):
        scene.apply(gate=Gate(pause_file=pause, max_window=0.5))

    assert not scene.left(before)
    assert not scene.residue()


def test_time_that_is_over_between_two_transactions_leaves_a_run_to_resume(scene: Scene, tmp_path: Path) -> None:
    pause = tmp_path / "pause"

    class Pausing(AtEvent):
        def act(self) -> None:
            pause.touch()

    with pytest.raises(ApplyPartial, match="the time for the run is over"):
        scene.apply(Pausing("committed", 0), gate=Gate(pause_file=pause, max_window=2.0))

    assert scene.runs[-1].committed == 1
    assert scene.resume().state is State.DONE
    assert not scene.left(scene.catalog("source"))


def test_session_lost_while_waiting_is_opened_again(scene: Scene, tmp_path: Path) -> None:
    pause = tmp_path / "pause"

    class Losing(Touching):
        def act(self) -> None:
            super().act()
            threading.Timer(0.5, scene.terminate, ("application_name LIKE 'pgsync apply%'",)).start()

    assert scene.apply(Losing("committed", 0, pause), gate=Gate(pause_file=pause)).state is State.DONE
    assert not scene.left(scene.catalog("source"))


@pytest.mark.fault("R39")
def test_server_without_standbys_is_not_waited_for(scene: Scene) -> None:
    assert scene.apply(gate=Gate(max_standby_lag=0.001)).state is State.DONE
