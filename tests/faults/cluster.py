"""A server of our own that can be stopped, crashed, copied and promoted: initdb and postgres of any version."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

from pgsync.server.embedded import installation

PROGRAMS = os.environ.get("PGSYNC_FAULTS_PROGRAMS", "")
"""The directory above bin/postgres and bin/initdb of the version to test; the embedded 18 when empty."""

_TIMEOUT = 60.0
_SIGNALS = {"fast": signal.SIGINT, "immediate": signal.SIGQUIT, "crash": signal.SIGKILL}
_HAS_STRATEGY = 15_00_00


class Cluster:
    """A cluster in a directory of its own, reached through 127.0.0.1 and through a socket."""

    def __init__(self, home: Path, port: int, settings: dict[str, str]) -> None:
        self.home = home
        self.port = port
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None

    @classmethod
    def create(cls, **settings: str) -> Self:
        """Make and start one."""
        home = Path(tempfile.mkdtemp(prefix="pgsync-cluster-"))
        home.chmod(0o755)
        (home / "socket").mkdir(mode=0o777)
        (home / "socket").chmod(0o777)
        found = cls(home, _free_port(), settings)
        found.data.mkdir()
        _own(found.data)
        words = [f"--pgdata={found.data}", "--username=postgres", "--auth=trust", "--encoding=UTF8"]
        found.run("initdb", *words, "--locale=C", "--no-sync")
        found.start()
        return found

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.home / "data"

    @property
    def socket(self) -> str:
        """The path of its socket."""
        return str(self.home / "socket" / f".s.PGSQL.{self.port}")

    @property
    def version(self) -> int:
        """Its version: 180004."""
        with psycopg.connect(self.conninfo()) as conn:
            return conn.info.server_version

    def conninfo(self, dbname: str = "postgres", user: str = "postgres", port: int = 0) -> str:
        """Return a URL of one of its databases; port: of somebody who passes everything on."""
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{dbname}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        values = {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.home / "socket"),
            "fsync": "off",
            "max_prepared_transactions": "4",
            "shared_buffers": "32MB",
            **self.settings,
        }
        words = [word for name, value in values.items() for word in ("-c", f"{name}={value}")]
        with (self.home / "log").open("ab") as log:
            self.process = self.popen("postgres", "-D", str(self.data), *words, output=log.fileno())
        deadline = time.monotonic() + _TIMEOUT
        while time.monotonic() < deadline:
            with suppress(psycopg.OperationalError), psycopg.connect(self.conninfo(), connect_timeout=5):
                return
            assert self.process.poll() is None, self.log
            time.sleep(0.05)
        raise AssertionError(self.log)

    @property
    def log(self) -> str:
        """What it said."""
        return (self.home / "log").read_text(errors="replace")[-4000:]

    def stop(self, mode: str = "fast") -> None:
        """Stop it: fast, immediate or crash."""
        if self.process is not None:
            self.process.send_signal(_SIGNALS[mode])
            self.process.wait(timeout=_TIMEOUT)
            self.process = None
            if mode == "crash":  # the children of a killed postmaster end by themselves
                time.sleep(0.5)

    def restart(self, mode: str = "fast") -> None:
        """Stop it and start it again."""
        self.stop(mode)
        self.start()

    def remove(self) -> None:
        """Stop it for good."""
        self.stop("immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def standby(self, **settings: str) -> "Cluster":
        """Return a standby that follows this one; the copy is made while this one is down."""
        self.stop()
        home = Path(tempfile.mkdtemp(prefix="pgsync-standby-"))
        home.chmod(0o755)
        (home / "socket").mkdir()
        (home / "socket").chmod(0o777)
        copy = Cluster(home, _free_port(), {**self.settings, **settings})
        shutil.copytree(self.data, copy.data)
        (copy.data / "postmaster.pid").unlink(missing_ok=True)
        (copy.data / "standby.signal").touch()
        with (copy.data / "postgresql.auto.conf").open("a") as file:
            file.write(f"primary_conninfo = 'host=127.0.0.1 port={self.port} user=postgres'\n")
        _own(copy.data)
        self.start()
        copy.start()
        return copy

    def execute(self, statement: str | sql.Composed, dbname: str = "postgres") -> None:
        """Run a statement or a script."""
        with psycopg.connect(self.conninfo(dbname), autocommit=True) as conn:
            conn.execute(statement.encode() if isinstance(statement, str) else statement)

    @contextmanager
    def database(self, script: str = "") -> Iterator[str]:
        """Yield the URL of a fresh database."""
        name = f"test_{secrets.token_hex(6)}"
        with psycopg.connect(self.conninfo(), autocommit=True) as conn:
            strategy = " STRATEGY file_copy" if conn.info.server_version >= _HAS_STRATEGY else ""
            conn.execute(f"CREATE DATABASE {name} TEMPLATE template0{strategy}".encode())
        try:
            if script:
                self.execute(script, name)
            yield self.conninfo(name)
        finally:
            self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def run(self, program: str, *words: str) -> None:
        """Run one of its programs to its end."""
        process = self.popen(program, *words, output=subprocess.PIPE)
        said = process.communicate(timeout=_TIMEOUT)[0]
        assert process.returncode == 0, said.decode(errors="replace")

    def popen(self, program: str, *words: str, output: int) -> subprocess.Popen[bytes]:
        """Start one of its programs as an account that PostgreSQL accepts."""
        return subprocess.Popen(
            [str(programs() / "bin" / program), *words],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            cwd="/",
            user="nobody" if os.geteuid() == 0 else None,
            start_new_session=True,
        )


def programs() -> Path:
    """Return where the programs are."""
    return Path(PROGRAMS) if PROGRAMS else installation()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _own(data: Path) -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (data, *data.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
    data.chmod(0o700)
