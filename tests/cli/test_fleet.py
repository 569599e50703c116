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
