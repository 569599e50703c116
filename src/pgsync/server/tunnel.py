"""SSH tunnels: OpenSSH's own client forwards a port, as its configuration, agent and known hosts say (ssh(1), -L)."""

import atexit
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from threading import RLock
from typing import IO

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import ConfigError, ConnectionFailed
from pgsync.plain import dataclass

LOOPBACK = "127.0.0.1"
TIMEOUT = 20.0
"""Seconds for ssh to log in and to forward the port."""

_POSTGRES_PORT = 5432
_PAUSE = 0.03
_LINES = 3  # of what ssh said at last
_MUCH = 1 << 20  # bytes
# ssh has nothing to ask us: passphrases belong to the agent, host keys to known_hosts (docs/decisions/0150).
_OPTIONS = ("-N", "-T", "-a", "-x", "-oBatchMode=yes", "-oExitOnForwardFailure=yes")
# Holds the read end of a pipe: when pgsync ends, however it ends, the tunnel is closed.
_KEEPER = """
import os, select, subprocess, sys
ssh = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
while ssh.poll() is None:
    if select.select([0], [], [], 0.2)[0] and not os.read(0, 1):
        ssh.terminate()
        break
sys.exit(ssh.wait())
"""
_HINTS = (
    ("Host key verification failed", 'Log in once with "ssh {host}" and accept its key.'),
    ("Permission denied", 'Add your key to the agent (ssh-add), so that "ssh {host}" asks for nothing.'),
    ("Could not resolve hostname", "Check ssh_host and Host in ~/.ssh/config."),
)


@dataclass(slots=True)
class Tunnel:
    """A forwarded port of this machine. port: on LOOPBACK."""

    host: str
    port: int
    process: subprocess.Popen[bytes]
    said: IO[bytes]

    @property
    def is_open(self) -> bool:
        """Whether ssh is still there."""
        return self.process.poll() is None

    def problem(self) -> str:
        """Return what ssh said at last, on one line."""
        return "; ".join(self._lines()[-_LINES:]).rstrip(".")

    def refusal(self) -> str:
        """Return why the tunnel's other end reached nothing; "" when it did."""
        return next((line.rstrip(".") for line in reversed(self._lines()) if "open failed" in line), "")

    def _lines(self) -> list[str]:
        text = os.pread(self.said.fileno(), _MUCH, 0)  # ssh writes at the offset that a read() would move
        return [line.strip() for line in text.decode(errors="replace").splitlines() if line.strip()]

    def close(self) -> None:
        """End ssh."""
        if self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)
        self.said.close()


_open: dict[tuple[str, str, int], Tunnel] = {}
_lock = RLock()
_owner = os.getpid()


def open_tunnel(target: ConnectionTarget) -> Tunnel | None:
    """Return the tunnel to a target, opened when it is not; None for a target without ssh_host.

    One serves all sessions of this process and ends with it. Raises ConnectionFailed with what ssh said.
    """
    if not target.ssh_host:
        return None
    if target.service or "," in target.host:
        raise ConfigError(
            f"{target.name}: a tunnel leads to one host", "ssh_host goes with neither service nor a list."
        )
    end = target.option("hostaddr") or target.host or "localhost"
    key = (target.ssh_host, end, target.port or _POSTGRES_PORT)
    with _lock:
        found = _open.get(key)
        if found is not None and found.is_open:
            return found
        if found is not None:
            found.close()
        _open[key] = _started(*key)
        return _open[key]


def _started(ssh_host: str, end: str, port: int) -> Tunnel:
    local = _free_port()
    shown = f"[{end}]" if ":" in end else end
    goal = f"{end}/.s.PGSQL.{port}" if end.startswith("/") else f"{shown}:{port}"
    forward = f"{LOOPBACK}:{local}:{goal}"
    command = ["ssh", *_OPTIONS, "-L", forward, "--", ssh_host]
    said = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the tunnel
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _KEEPER, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=said,
        start_new_session=True,  # Ctrl-C is for pgsync, which still needs the connection to cancel what runs
    )
    tunnel = Tunnel(ssh_host, local, process, said)
    end_of_patience = time.monotonic() + TIMEOUT
    while tunnel.is_open and time.monotonic() < end_of_patience:
        with suppress(OSError), socket.create_connection((LOOPBACK, local), timeout=1):
            return tunnel
        time.sleep(_PAUSE)
    is_late, problem = tunnel.is_open, tunnel.problem()
    tunnel.close()
    raise _failure(ssh_host, f"no answer within {TIMEOUT:.0f} s" if is_late else problem)


def _failure(ssh_host: str, problem: str) -> ConnectionFailed:
    if "FileNotFoundError" in problem:
        return ConnectionFailed(
            f"no tunnel to {ssh_host}: there is no program ssh", hint="Install OpenSSH's client, or remove ssh_host."
        )
    hint = next((hint for text, hint in _HINTS if text in problem), 'Try "ssh {host}" by hand; it must ask nothing.')
    detail = f"ssh said: {problem}." if problem else "ssh ended and said nothing."
    return ConnectionFailed(f"no tunnel to {ssh_host}", detail, hint.format(host=ssh_host))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        port: int = found.getsockname()[1]
        return port


@atexit.register
def close_tunnels() -> None:
    """End all tunnels of this process."""
    if os.getpid() != _owner:  # a forked child inherits this handler, not the tunnels
        return
    with _lock:
        while _open:
            _open.popitem()[1].close()
