"""Runs that are stopped while a step is at work: Ctrl-C and its like, terminals that go, pauses (SAFETY.md R37)."""

import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.conftest import on_a_terminal
from faults.brake import WORKS, braked
from faults.cluster import Cluster
from faults.scene import PLAN_NAME, Scene
from pgsync.errors import ExitCode
from pgsync.store.journal import State

APPLY = ["apply", PLAN_NAME, "--yes", "--allow", "*"]


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize("how", ("INT", "TERM", "HUP"))
@pytest.mark.parametrize("name", WORKS)
def test_interrupt_while_a_step_is_at_work(server: Cluster, tmp_path: Path, name: str, how: str) -> None:
    """Of each class: the server stops as well, nothing half done is left, and what was done before is told."""
    with braked(server, tmp_path, name) as there:
        process = there.scene.launch(lock_timeout=5)
        there.wait(process)

        process.send_signal(signal.Signals[f"SIG{how}"])
        said = process.communicate(timeout=60)[0].decode()

        assert process.returncode == ExitCode.INTERRUPTED
        there.release()
        there.require_nothing_left()
        state = there.scene.runs[-1].state
        assert state is (State.PARTIAL if there.scene.runs[-1].committed else State.FAILED)
        assert ("pgsync apply --resume" if state is State.PARTIAL else "nothing was changed") in said
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize("how", ("INT", "TERM"))
@pytest.mark.parametrize("name", ("check", "validate", "build"))
def test_two_interrupts_in_a_row_end_the_command_at_once(server: Cluster, tmp_path: Path, name: str, how: str) -> None:
    with braked(server, tmp_path, name) as there, _command(there.scene, APPLY) as process:
        there.wait(process)

        process.send_signal(signal.Signals[f"SIG{how}"])
        time.sleep(0.05)
        process.send_signal(signal.Signals[f"SIG{how}"])
        said = process.communicate(timeout=60)[0].decode()

        assert process.returncode == ExitCode.INTERRUPTED, said
        assert "Traceback" not in said
        there.release()
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize("name", ("rewrite", "build"))
def test_a_run_that_is_suspended_goes_on_where_it_was(server: Cluster, tmp_path: Path, name: str) -> None:
    """As with Ctrl-Z and fg: the step is done meanwhile, and its answer waits."""
    with braked(server, tmp_path, name) as there:
        process = there.scene.launch()
        there.wait(process)

        process.send_signal(signal.SIGSTOP)
        there.release()
        time.sleep(1)
        assert process.poll() is None
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=60)

        assert process.returncode == 0
        assert there.scene.runs[-1].batches[0].attempts == 1
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize("name", ("check", "validate", "build"))
def test_a_run_that_lost_its_session_while_it_was_suspended_goes_on(server: Cluster, tmp_path: Path, name: str) -> None:
    """As when it sleeps for longer than idle_in_transaction_session_timeout, or the laptop for the night."""
    with braked(server, tmp_path, name) as there:
        process = there.scene.launch()
        there.wait(process)

        process.send_signal(signal.SIGSTOP)
        there.scene.terminate("application_name LIKE 'pgsync apply%'")
        there.release()
        process.send_signal(signal.SIGCONT)
        process.communicate(timeout=60)

        assert process.returncode == 0
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize("name", ("rewrite", "build"))
@pytest.mark.parametrize("way", ("Ctrl-C", "closed"))
def test_a_terminal_that_says_stop_or_goes(server: Cluster, tmp_path: Path, name: str, way: str) -> None:
    with braked(server, tmp_path, name) as there:
        controller, terminal = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "pgsync", *APPLY],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            cwd=there.scene.directory,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - no thread runs here
        )
        os.close(terminal)
        reader = threading.Thread(target=_read, args=(controller,), daemon=True)
        reader.start()
        there.wait(process)

        if way == "Ctrl-C":
            os.write(controller, b"\x03")
        else:
            os.close(controller)
        process.wait(timeout=60)

        assert process.returncode == ExitCode.INTERRUPTED
        there.release()
        there.require_nothing_left()
        there.require_there_and_back()


@pytest.mark.slow
@pytest.mark.fault("R37")
@pytest.mark.parametrize(("answer", "code"), (("\x04", 130), ("\x03", 130), ("no", 3)), ids=("EOF", "Ctrl-C", "no"))
def test_who_does_not_confirm_begins_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    path = scene.directory / "pgsync.toml"
    path.write_text(path.read_text().replace('env = "dev"', 'env = "prod"'))
    monkeypatch.setenv("HOME", str(scene.directory))
    monkeypatch.delenv("CI", raising=False)
    before = scene.catalog()

    asked = {"Type target to confirm": answer}
    seen = on_a_terminal(["apply", PLAN_NAME, "--allow", "DATA_*:*"], asked, scene.directory)

    assert seen.code == code, seen.err
    assert "Traceback" not in seen.err
    assert scene.runs == []
    assert not scene.left(before)
    assert scene.residue() == []


@contextmanager
def _command(scene: Scene, words: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command as a user does, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pgsync", *words],
        cwd=scene.directory,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(controller: int) -> None:
    """Let nobody wait whose output is not read."""
    try:
        while os.read(controller, 4096):
            pass
    except OSError:  # closed, by us or by the other end
        return
