"""The embedded server: private, quick, and gone afterwards."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from pgsync.errors import PgsyncError
from pgsync.server.connect import connect
from pgsync.server.embedded import EmbeddedServer, program
from pgsync.server.scratch import PREFIX, drop_scratch_database, scratch_database

if TYPE_CHECKING:
    from conftest import Server

HOLD = """
import sys
from pgsync.server.embedded import EmbeddedServer
server = EmbeddedServer()
print(server.socket_directory, flush=True)
sys.stdin.readline()
"""


def _wait_until_gone(path: Path) -> bool:
    deadline = time.monotonic() + 10
    while path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not path.exists()


def _held() -> tuple["subprocess.Popen[str]", Path]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    return holder, Path(holder.stdout.readline().strip())


def test_it_is_utf8_and_has_no_network(server: "Server") -> None:
    with psycopg.connect(server.conninfo()) as conn:
        assert conn.execute("SHOW server_encoding").fetchone() == ("UTF8",)
        assert conn.execute("SHOW listen_addresses").fetchone() == ("",)


def test_only_its_owner_may_reach_the_socket(server: "Server") -> None:
    directory = server.embedded.socket_directory

    assert directory.stat().st_mode & 0o777 == 0o700
    assert directory.parent.stat().st_mode & 0o077 in {0, 0o011}


def test_it_leaves_nothing_behind() -> None:
    with EmbeddedServer() as server:
        home = server.socket_directory.parent
        assert home.exists()

    assert not home.exists()


@pytest.mark.parametrize("how", (signal.SIGKILL, signal.SIGTERM))
def test_it_ends_when_its_owner_is_killed(how: signal.Signals) -> None:
    holder, directory = _held()

    os.kill(holder.pid, how)
    holder.communicate()

    assert _wait_until_gone(directory.parent)


def test_it_ends_when_its_owner_ends() -> None:
    holder, directory = _held()

    holder.communicate("\n")

    assert not directory.parent.exists()


def test_a_server_that_cannot_start_says_why() -> None:
    with pytest.raises(PgsyncError, match="could not start") as caught:
        EmbeddedServer(settings=["shared_buffers=nonsense"])

    assert "shared_buffers" in (caught.value.detail or "")


def test_pg_dump_and_psql_come_with_it() -> None:
    for name in ("pg_dump", "psql"):
        output = subprocess.run([program(name), "--version"], capture_output=True, text=True, check=True)
        assert "18." in output.stdout


def test_a_scratch_database_is_dropped_with_its_sessions(server: "Server") -> None:
    with scratch_database(server.embedded.target()) as target:
        assert target.dbname.startswith(PREFIX)
        session = connect(target)
        session.execute("CREATE TABLE t ()")

    with psycopg.connect(server.conninfo()) as conn:
        found = conn.execute("SELECT FROM pg_database WHERE datname = %s", (target.dbname,)).fetchone()
    assert found is None
    session.close()


def test_only_scratch_databases_are_dropped(server: "Server") -> None:
    with pytest.raises(ValueError, match="not a scratch database"):
        drop_scratch_database(server.embedded.target(), "postgres")
