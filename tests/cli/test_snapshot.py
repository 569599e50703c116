"""pgsync snapshot: a database in a file, and the file as a side of a comparison."""

import gzip
import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import LOCAL, two_databases
from conftest import Server
from pgsync.store import snapshot

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def test_a_snapshot_is_what_the_database_is(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        taken = pgsync("snapshot", "local")
        same = pgsync("compare", "local", "local.snapshot.json.gz", "--strict", "--roles", "--exit-code")
        other = pgsync("compare", "local.snapshot.json.gz", "prod", "--exit-code")
        live = pgsync("compare", "local", "prod", "--exit-code")

    path = project / "local.snapshot.json.gz"
    assert taken.out == "local.snapshot.json.gz\n"
    assert "objects of local" in taken.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert same.code == 0, same.out
    assert "local.snapshot.json.gz looks like LOCAL" in same.out
    assert "snapshot of postgres@" in " ".join(same.out.split())
    assert other.code == live.code == 2
    assert "+ table audit" in other.out
    assert [line for line in other.out.splitlines() if line.startswith(" total")] == [
        line for line in live.out.splitlines() if line.startswith(" total")
    ]


def test_the_default_connection_and_a_file_that_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        assert pgsync("snapshot", "-o", "then.json").out == "then.json\n"
        assert pgsync("snapshot", "-o", "then.json").code == 0, "its own file is replaced"
        assert pgsync("snapshot", "then.json", "-o", "again.json.gz").code == 0, "a snapshot can be taken again"
        again = pgsync("compare", "then.json", "again.json.gz", "--strict", "--roles", "--large-objects")

    document = json.loads((project / "then.json").read_text())
    assert document["kind"] == "pgsync snapshot"
    assert document["origin"]["name"] == "local"
    assert "No differences" in again.out


def test_another_file_is_not_replaced(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "package.json").write_text('{"name": "app"}')
    with two_databases(server, project):
        result = pgsync("snapshot", "local", "-o", "package.json")
        odd = pgsync("snapshot", "local", "-o", "notes.txt")
        nowhere = pgsync("snapshot", "local", "-o", "no/such/x.json")

    assert result.code == 64
    assert "package.json is not replaced" in result.err
    assert (project / "package.json").read_text() == '{"name": "app"}'
    assert odd.code == 64
    assert "Let it end in .json" in odd.err
    assert nowhere.code == 1
    assert "There is no directory no/such" in nowhere.err


def test_a_plan_for_a_snapshot_is_sql_and_cannot_be_applied(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("snapshot", "prod")
        planned = pgsync("plan", "local", "prod.snapshot.json.gz", "--out", "then.sql")
        pgsync("plan", "local", "prod", "--out", "now.sql")
        applied = pgsync("apply", "then.sql", "--yes")

    def statements(name: str) -> list[str]:
        lines = (project / name).read_text().partition("BEGIN;")[2].splitlines()
        return [line for line in lines if not line.startswith("--    ")]

    assert planned.code == 0, planned.err
    assert "Proved on a scratch PostgreSQL 18: prod.snapshot.json.gz + plan = local" in planned.out
    assert statements("then.sql") == statements("now.sql")
    assert applied.code == 64
    assert "is a snapshot, not a database" in applied.err


def test_a_plan_from_a_snapshot_is_applied(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("snapshot", "local")
        pgsync("plan", "local.snapshot.json.gz", "prod")
        applied = pgsync("apply", "--yes", "--allow", "DATA_*")
        same = pgsync("compare", "local.snapshot.json.gz", "prod", "--exit-code")

    assert applied.code == 0, applied.err
    assert same.code == 0, same.out


def test_a_snapshot_can_be_explored(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("snapshot", "local")
        tree = pgsync("explore", "local.snapshot.json.gz")
        page = pgsync("explore", "local.snapshot.json.gz", "orders")
        sample = pgsync("explore", "local.snapshot.json.gz", "orders", "--sample", "1")

    assert "audit" in tree.out
    assert "CREATE TABLE public.orders" in page.out
    assert sample.code == 64
    assert "is a snapshot" in sample.err


def test_no_secret_is_in_a_snapshot(pgsync: "Command", server: Server, project: Path) -> None:
    secret = "tr0ub4dor"
    script = f"""
        CREATE FOREIGN DATA WRAPPER w; CREATE SERVER f FOREIGN DATA WRAPPER w OPTIONS (password '{secret}', host 'h');
        CREATE USER MAPPING FOR PUBLIC SERVER f OPTIONS (password '{secret}');
        CREATE SUBSCRIPTION s CONNECTION 'password={secret}' PUBLICATION p WITH (connect = false, slot_name = NONE)"""
    server.execute(f"DROP ROLE IF EXISTS snapshot_login; CREATE ROLE snapshot_login LOGIN PASSWORD '{secret}'")
    server.execute(f"ALTER ROLE snapshot_login SET app.api_token = '{secret}'")
    with two_databases(server, project, script, "") as (url, _):
        name = url.rpartition("/")[2].partition("?")[0]
        server.execute(f"ALTER DATABASE \"{name}\" SET app.jwt_secret = '{secret}'")
        try:
            taken = pgsync("snapshot", "local", "-o", "s.json")
            planned = pgsync("plan", "local", "prod", "--strict", "--kind", "database")
        finally:
            server.execute("DROP SUBSCRIPTION s", name)
    server.execute("DROP ROLE snapshot_login")

    assert taken.code == 0, taken.err
    text = (project / "s.json").read_text()
    assert "snapshot_login" in text
    assert secret not in text
    assert secret not in planned.out
    assert "ALTER DATABASE ... SET app.jwt_secret TO '...'" in " ".join(planned.out.split())
    assert "SCRAM" not in text


@pytest.mark.parametrize(
    ("change", "message"),
    (
        ({"format": 2}, "the snapshot has another format"),
        ({"news": []}, "the snapshot was saved by a newer pgsync"),
        ({"tool": "pgsync 9.9", "format": 3}, "Use the pgsync that wrote it: pgsync 9.9."),
        ({"server": None}, "is no snapshot of this pgsync"),
    ),
)
def test_a_snapshot_of_another_time_is_refused_clearly(
    pgsync: "Command", server: Server, project: Path, change: dict[str, object], message: str
) -> None:
    with two_databases(server, project):
        pgsync("snapshot", "local", "-o", "s.json")
        document = json.loads((project / "s.json").read_text())
        (project / "s.json").write_text(json.dumps(document | change))

        result = pgsync("compare", "s.json", "prod")

    assert result.code == 1
    assert message in result.err
    assert "Traceback" not in result.err


def test_a_file_that_is_missing_or_damaged_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "cut.json.gz").write_bytes(gzip.compress(b"{}")[:-6])
    with two_databases(server, project):
        missing = pgsync("compare", "nothing.json.gz", "prod")
        cut = pgsync("compare", "cut.json.gz", "prod")
        zstandard = pgsync("snapshot", "local", "-o", "x.json.zst")

    assert missing.code == cut.code == 1
    assert "could not read nothing.json.gz" in missing.err
    assert "cut.json.gz is damaged" in cut.err
    assert zstandard.code == 0 or "Python 3.14" in zstandard.err


def test_what_a_snapshot_does_not_have_is_said(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("snapshot", "local", "-o", "s.json")
        document = json.loads((project / "s.json").read_text())
        kinds = {number for number, (kind, _) in enumerate(document["objects"]["ids"]) if kind == "role"}
        document["objects"]["rows"] = [row for row in document["objects"]["rows"] if row[0] not in kinds]
        document["scopes"] = []
        (project / "s.json").write_text(json.dumps(document))

        without = pgsync("compare", "s.json", "local", "--exit-code")
        wanted = pgsync("compare", "s.json", "local", "--roles")

    assert without.code == 0, without.out
    assert wanted.code == 64
    assert "s.json has no" in wanted.err


def test_a_field_that_came_later_has_its_default(server: Server, project: Path) -> None:
    from pgsync.conninfo import parse
    from pgsync.kinds import BY_NAME, KINDS
    from pgsync.server.connect import connect, read_session
    from pgsync.server.introspect import introspect

    server.execute("DROP ROLE IF EXISTS snapshot_later; CREATE ROLE snapshot_later")
    with server.database(LOCAL) as url, connect(parse(url)) as conn:
        read_session(conn)
        catalog = introspect(conn, KINDS)
    server.execute("DROP ROLE snapshot_later")
    document = snapshot.dump(catalog)
    fields = document["objects"]["fields"]["role"]
    assert fields[-1] == "used_elsewhere"
    assert project.exists()
    roles = {number for number, (kind, _) in enumerate(document["objects"]["ids"]) if kind == "role"}
    fields.pop()
    for row in document["objects"]["rows"]:
        if row[0] in roles:
            row[2].pop()

    assert snapshot.restore(document, BY_NAME).objects == catalog.objects
