"""Commands as a user types them: in a directory and with a home of their own."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from pgsync.__main__ import run


class Result(NamedTuple):
    """What a command did: its exit code, its data and its talk."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project directory, the current one, with an empty home beside it."""
    directory = tmp_path / "project"
    (directory / ".git").mkdir(parents=True)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(directory)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.startswith("PGSYNC_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return directory


@pytest.fixture
def pgsync(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what runs a command in the project, without a terminal."""
    assert project.exists()

    def command(*words: str, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        code = run(words)
        captured = capsys.readouterr()
        return Result(int(code), captured.out, captured.err)

    return command


@pytest.fixture
def keyring_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A keyring that works: its entries, as JSON, are in the file returned."""
    path = project.parent / "keyring.json"
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "file_keyring.FileKeyring")
    monkeypatch.setenv("FILE_KEYRING", str(path))
    return path


def on_a_terminal(words: list[str], answers: Mapping[str, str], cwd: Path) -> Result:
    """Run a command on a pseudo-terminal; each answer is typed when its question appears."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "pgsync", *words],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=terminal,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509 - no thread runs here
    )
    os.close(terminal)
    seen = b""
    waiting = dict(answers)
    while True:
        try:
            chunk = os.read(controller, 4096)
        except OSError:  # the other end is closed: Linux reports EIO
            break
        if not chunk:
            break
        seen += chunk
        for question, answer in list(waiting.items()):
            if question.encode() in seen:
                os.write(controller, f"{answer}\n".encode())
                del waiting[question]
    out = process.communicate()[0].decode()
    os.close(controller)
    return Result(process.returncode, out, seen.decode())


def _take_terminal() -> None:
    """Make the terminal the controlling one, so that getpass finds it at /dev/tty."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
