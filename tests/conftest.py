"""A real PostgreSQL for every test: no test replaces psycopg by something else."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

from faults import report as reliability
from pgsync.conninfo import parse
from pgsync.server.embedded import EmbeddedServer
from proof import SERVERS, Place, embedded_server

EMBEDDED = "embedded"
PASSWORD_ROLES = "local all /^pw_ scram-sha-256"
"""Roles whose names begin with pw_ need a password; this account is every other role without one."""


class Server:
    """The PostgreSQL server of a test session."""

    def __init__(self, embedded: EmbeddedServer) -> None:
        self.embedded = embedded

    def conninfo(self, dbname: str = "postgres", user: str = "postgres") -> str:
        """Return a URL of one database."""
        return self.embedded.conninfo(dbname, user)

    def create_database(self, name: str | None = None, template: str = "template0") -> str:
        """Create a database; returns its name."""
        name = name or f"test_{secrets.token_hex(6)}"
        self.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(*map(sql.Identifier, (name, template)))
        )
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database and whoever is connected to it."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def database(self, script: str = "") -> Iterator[str]:
        """Yield the URL of a fresh database in which `script` was run; dropped afterwards."""
        name = self.create_database()
        try:
            if script:
                self.execute(script, name)
            yield self.conninfo(name)
        finally:
            self.drop_database(name)

    def execute(self, statement: str | sql.Composed, dbname: str = "postgres") -> None:
        """Run one statement, or a whole script without parameters, in autocommit mode."""
        with psycopg.connect(self.conninfo(dbname), autocommit=True) as conn:
            conn.execute(statement.encode() if isinstance(statement, str) else statement)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One embedded server per test process."""
    with EmbeddedServer(hba=[PASSWORD_ROLES]) as embedded:
        yield Server(embedded)


@pytest.fixture(scope="session", params=[EMBEDDED, *SERVERS], ids=lambda uri: uri.rpartition("@")[2])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    """One of the servers on which cases are tried."""
    if request.param == EMBEDDED:
        with embedded_server() as server, Place(server.target(), is_golden=True) as found:
            yield found
    else:
        with Place(parse(request.param), is_golden=False) as found:
            yield found


@pytest.fixture
def database(server: Server) -> Iterator[str]:
    """The URL of a fresh database."""
    with server.database() as conninfo:
        yield conninfo


@pytest.fixture(autouse=True)
def _no_stray_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the machine's own connection settings out of the tests."""
    for name in [name for name in os.environ if name.startswith("PG") and name != "PGSYNC_TEST_SERVERS"]:
        monkeypatch.delenv(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let -k R05 choose the tests of one row of the fault matrix."""
    for item in items:
        reliability.label(item)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Count it, and write the table where it is wanted: what was run is known whatever ends the session."""
    if reliability.TALLY.count(report) and "PYTEST_XDIST_WORKER" not in os.environ:
        reliability.TALLY.write()
