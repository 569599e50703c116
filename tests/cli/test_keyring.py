"""A real keyring: GNOME's, on a message bus of its own, unlocked, locked and not there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Server

SECRET = "kept-by-gnome"
UNLOCKED = "printf master | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 &&"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 &&"
NO_DAEMON = ""

pytestmark = pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="gnome-keyring-daemon and dbus-run-session are not installed",
)


@pytest.fixture
def url(server: Server) -> str:
    """A role that needs the password SECRET."""
    server.execute(f"DROP ROLE IF EXISTS pw_gnome; CREATE ROLE pw_gnome LOGIN PASSWORD '{SECRET}'")
    return server.conninfo("postgres", "pw_gnome")


def _with(keyring: str, project: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run pgsync where a keyring is in this state."""
    runtime = project.parent / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = os.environ | {"XDG_RUNTIME_DIR": str(runtime)}
    del environment["PYTHON_KEYRING_BACKEND"]
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", f'{keyring} exec "$@"', "sh", sys.executable, "-m", "pgsync", *words],
        input=stdin,
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_password_is_kept_and_found_while_the_keyring_is_unlocked(url: str, project: Path) -> None:
    added = _with(UNLOCKED, project, "conn", "add", "app", url, "--password-stdin", stdin=f"{SECRET}\n")
    assert added.returncode == 0, added.stderr
    assert "not saved" not in added.stderr

    tested = _with(UNLOCKED, project, "conn", "test", "app")

    assert tested.returncode == 0, tested.stderr
    assert "keyring" in tested.stdout
    assert SECRET.encode() not in b"".join(p.read_bytes() for p in project.parent.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    ("state", "line"),
    ((LOCKED, "the keyring is locked and nobody unlocked it"), (NO_DAEMON, "this machine has no keyring")),
)
def test_a_locked_or_absent_keyring_has_its_line_and_harms_nothing(
    url: str, project: Path, state: str, line: str
) -> None:
    _with(UNLOCKED, project, "conn", "add", "app", url, "--password-stdin", stdin=f"{SECRET}\n")

    tested = _with(state, project, "conn", "test", "app")
    assert tested.returncode == 1
    assert f"keyring: {line}" in tested.stderr

    added = _with(state, project, "conn", "add", "other", url, "--password-stdin", stdin=f"{SECRET}\n")
    assert added.returncode == 0, added.stderr
    assert f"the password was not saved: {line}" in added.stderr
    assert "Set PGSYNC_PASSWORD_OTHER" in added.stderr
