"""Many targets: one summary, grouped by what differs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server
from pgsync.conninfo import parse

if TYPE_CHECKING:
    from cli.conftest import Command

SCHEMA = "CREATE TABLE t (id integer PRIMARY KEY); CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
DRIFT = "ALTER TABLE t ADD COLUMN z integer; DROP FUNCTION f();"


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def tenants(server: Server, project: Path) -> Iterator[str]:
    """Six databases, fleet_0 to fleet_5; local is as 0, 1 and 2; 3 and 4 have drifted alike, 5 in its own way."""
    names = [f"fleet_{number}" for number in range(6)]
    for name in names:
        server.create_database(name)
        server.execute(SCHEMA, name)
    for name in names[3:5]:
        server.execute(DRIFT, name)
    server.execute("CREATE VIEW v AS SELECT 1 AS one", names[5])
    sections = [f'[connections.{name}]\nurl = "{server.conninfo(name)}"\nenv = "dev"\n' for name in names]
    local = f'[connections.local]\nurl = "{server.conninfo(names[0])}"\n'
    (project / "pgsync.toml").write_text("".join([local, *sections]))
    yield server.conninfo("fleet_*")
    for name in names:
        server.drop_database(name)


def test_targets_are_grouped_by_what_differs(pgsync: "Command", server: Server, tenants: str, project: Path) -> None:
    named = pgsync("compare", "local", "fleet_[0-4]", "--exit-code")
    every = pgsync("compare", "local", tenants, "-f", "json")
    (project / "targets.txt").write_text("# tenants\nfleet_1\nfleet_3  # drifted\n\nnowhere\n")
    unknown = pgsync("compare", "local", "--targets", "targets.txt")
    (project / "targets.txt").write_text(f"fleet_1\n{server.conninfo('fleet_none')}\n")
    unreachable = pgsync("compare", "local", "fleet_3", "--targets", "targets.txt")

    assert named.code == 2, named.err
    assert "3 targets match, 2 differ in the same 2 objects" in named.out
    assert "fleet_3, fleet_4\n" in named.out
    assert " ~ table public.t" in named.out
    assert " + function public.f()" in named.out
    document = json.loads(every.out)
    assert [len(group["targets"]) for group in document["groups"]] == [2, 1]
    assert len(document["matching"]) == 3
    assert unknown.code == 64
    assert 'unknown connection "nowhere"' in unknown.err
    assert unreachable.code == 1
    assert "1 target matches, 1 differs in 2 objects, 1 unreachable" in unreachable.out
    assert 'there is no database "fleet_none"' in " ".join(unreachable.out.split())


def test_tenants_that_are_schemas_of_one_database(pgsync: "Command", server: Server, project: Path) -> None:
    tables = "CREATE TABLE t (id integer PRIMARY KEY); CREATE VIEW v AS SELECT id FROM t;"
    tenants = "".join(f"CREATE SCHEMA tenant_{n}; SET search_path = tenant_{n}; {tables}" for n in range(4))
    drift = "".join(f"ALTER TABLE tenant_{n}.t ADD COLUMN z integer;" for n in (2, 3))
    (project / "schema.sql").write_text(tables)
    with server.database(tenants + drift) as url:
        found = pgsync("compare", "schema.sql", url, "--map", "public=tenant_*")
        none = pgsync("compare", "schema.sql", url, "--map", "public=other_*")

    assert found.code == 0, found.err
    assert "2 targets match, 2 differ in the same 1 object" in found.out
    assert f"{parse(url).name}:tenant_2" in " ".join(found.out.split())
    assert none.code == 1
    assert 'matches "other_*"' in none.out


def test_what_makes_no_sense_is_refused(pgsync: "Command", tenants: str) -> None:
    assert tenants
    assert 'nothing matches "no_*"' in pgsync("compare", "local", "no_*").err
    assert "--swap is for one target" in pgsync("compare", "local", "fleet_1", "fleet_2", "--swap").err
    assert "could not read no.txt" in pgsync("compare", "local", "--targets", "no.txt").err


def test_one_plan_for_each_group_is_applied_to_all_of_it(pgsync: "Command", tenants: str, project: Path) -> None:
    planned = pgsync("plan", "local", "fleet_*", "--out", "rollout")
    refused = pgsync("apply", "rollout")
    applied = pgsync("apply", "rollout", "--yes", "--allow", "DATA_*", "--parallel", "2")
    same = pgsync("compare", "local", tenants)
    again = pgsync("apply", "rollout", "--yes", "--resume")
    log = pgsync("log")

    assert planned.code == 0, planned.err
    assert "3 targets match, 2 differ in the same 2 objects, 1 differs in 1 object" in planned.out
    assert "rollout/group-1.sql  2 steps for fleet_3, fleet_4" in planned.out
    assert planned.out.count("Proved") == 2
    assert "CREATE FUNCTION" in (project / "rollout" / "group-1.sql").read_text()
    assert refused.code == 4
    assert "data would be lost" in refused.err
    assert "0 done, 1 failed, 2 not begun" in refused.out, "the canary was refused"
    assert applied.code == 0, applied.err
    assert "3 done, 0 failed, 0 not begun" in applied.out
    assert "6 targets match" in same.out
    assert again.code == 0
    assert "0 done, 0 failed, 0 not begun" in again.out
    assert all(f"fleet_{n}" in log.out for n in (3, 4, 5)), "each has a journal of its own"


def test_what_changed_since_is_left_alone_and_the_rest_resumed(
    pgsync: "Command", server: Server, tenants: str, project: Path
) -> None:
    assert tenants
    for n in (1, 2):
        server.execute(DRIFT, f"fleet_{n}")
    pgsync("plan", "local", "fleet_[1-4]", "--out", "rollout", "--no-proof")
    server.execute("ALTER TABLE t ADD COLUMN more integer", "fleet_2")
    first = pgsync("apply", "rollout", "--yes", "--allow", "DATA_*", "--parallel", "1")
    server.execute("ALTER TABLE t DROP COLUMN more", "fleet_2")
    second = pgsync("apply", "rollout", "--yes", "--allow", "DATA_*", "--resume")
    same = pgsync("compare", "local", "fleet_[1-4]")
    (project / "other").mkdir()
    (project / "other" / "x").write_text("")

    assert first.code == 5, first.err
    assert "fleet_2 needs other statements than its group" in first.err
    assert "1 done, 1 failed, 2 not begun" in first.out
    assert "Next: pgsync apply rollout --resume" in first.err
    assert second.code == 0, second.err
    assert "3 done, 0 failed, 0 not begun" in second.out
    assert "4 targets match" in same.out
    assert "other is not replaced" in pgsync("plan", "local", "fleet_1", "fleet_2", "--out", "other").err
    assert "need a directory" in pgsync("plan", "local", "fleet_1", "fleet_2").err


def test_tenants_that_are_schemas_get_the_plan_of_their_group(pgsync: "Command", server: Server, project: Path) -> None:
    tables = "CREATE TABLE t (id integer PRIMARY KEY); CREATE VIEW v AS SELECT id FROM t;"
    tenants = "".join(f"CREATE SCHEMA tenant_{n}; SET search_path = tenant_{n}; {tables}" for n in range(3))
    (project / "schema.sql").write_text(f"{tables} CREATE INDEX i ON t (id);")
    with server.database(tenants) as url:
        planned = pgsync("plan", "schema.sql", url, "--map", "public=tenant_*", "--out", "rollout", "--no-proof")
        applied = pgsync("apply", "rollout", "--yes")
        same = pgsync("compare", "schema.sql", url, "--map", "public=tenant_*")

    assert planned.code == 0, planned.err
    assert "3 differ in the same 1 object" in planned.out
    assert applied.code == 0, applied.err
    assert "3 targets match" in same.out


def test_databases_on_the_server_of_a_connection(
    pgsync: "Command", server: Server, tenants: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tenants
    server.execute("CREATE ROLE pw_fleet LOGIN SUPERUSER PASSWORD 'tr0ub4dor'")
    with (project / "pgsync.toml").open("a") as file:
        url = server.conninfo("fleet_0", "pw_fleet")
        file.write(f'[connections.host]\nurl = "{url}"\nenv = "dev"\n')
    monkeypatch.setenv("PGSYNC_PASSWORD_HOST", "tr0ub4dor")
    try:
        many = pgsync("compare", "local", "host/fleet_*")
        one = pgsync("plan", "local", "host/fleet_3", "--out", "m.sql", "--no-proof")
        applied = pgsync("apply", "m.sql", "--yes", "--allow", "DATA_*")
        same = pgsync("compare", "local", "host/fleet_3", "--exit-code")
        planned = pgsync("plan", "local", "host/fleet_[45]", "--out", "plans", "--no-proof")
        rolled = pgsync("apply", "plans", "--yes", "--allow", "DATA_*")
        none = pgsync("compare", "local", "host/nothing_*")
        (project / "host" / "fleet_0").mkdir(parents=True)
        (project / "host" / "fleet_0" / "a.sql").write_text(SCHEMA)
        directory = pgsync("compare", "host/fleet_0", "local", "--exit-code")
    finally:
        server.execute("DROP ROLE pw_fleet")

    assert "3 targets match, 2 differ in the same 2 objects, 1 differs in 1 object" in many.out, many.err
    assert "host/fleet_3, host/fleet_4" in many.out
    assert one.code == applied.code == same.code == 0, one.err + applied.err + same.err
    assert planned.code == rolled.code == 0, planned.err + rolled.err
    assert none.code == 64
    assert 'nothing matches "host/nothing_*"' in none.err
    assert directory.code == 0
    assert "a directory" in directory.out or "SQL" in directory.out
    assert "tr0ub4dor" not in (project / "plans" / "targets.json").read_text()
