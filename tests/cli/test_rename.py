"""Renames and schemas of other names, as a user gives them: options, pgsync.toml, the answer on a terminal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.conftest import on_a_terminal
from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

LOCAL = """
CREATE TABLE client (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fullname text NOT NULL, note text);
CREATE INDEX client_fullname_idx ON client (fullname);
CREATE VIEW everybody AS SELECT fullname AS name FROM client;
"""
PROD = """
CREATE TABLE customer (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, note text);
CREATE INDEX customer_name_idx ON customer (name);
CREATE VIEW everybody AS SELECT name FROM customer;
INSERT INTO customer (name) VALUES ('ann'), ('bob');
"""
RENAMES = ("--rename", "table:public.customer=client", "--rename", "column:public.customer.name=fullname")


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project, LOCAL, PROD.replace("prod", "dev")) as urls:
        yield urls


def _rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as conn:
        return conn.execute(query.encode()).fetchall()


@pytest.mark.usefixtures("pair")
def test_a_candidate_is_shown_with_its_option(pgsync: "Command") -> None:
    for command in ("compare", "plan"):
        result = pgsync(command, "--no-input")
        assert "hint: table public.client may be public.customer renamed" in result.out
        assert "--rename table:public.customer=client" in result.out


@pytest.mark.usefixtures("pair")
def test_a_candidate_in_a_renamed_table_has_its_old_name(pgsync: "Command") -> None:
    option = "column:public.customer.name=fullname"
    result = pgsync("compare", *RENAMES[:2])
    assert f"column public.client.fullname may be public.customer.name renamed: --rename {option}" in result.out
    assert "hint:" not in pgsync("compare", *RENAMES[:2], "--rename", option).out


@pytest.mark.usefixtures("pair")
def test_json_has_renames_and_candidates(pgsync: "Command") -> None:
    asked = json.loads(pgsync("compare", *RENAMES, "-f", "json").out)
    plain = json.loads(pgsync("compare", "-f", "json").out)

    assert [one["rename"] for one in plain["rename_candidates"]] == ["table:public.customer=client"]
    assert plain["renames"] == []
    assert asked["rename_candidates"] == []
    assert {(one["kind"], one["to"][-1]) for one in asked["renames"] if one["is_asked"]} == {
        ("table", "client"),
        ("column", "fullname"),
    }
    [table] = [one for one in asked["differences"] if one["kind"] == "table"]
    assert table["fields"] == [{"name": "name", "current": "customer", "desired": "client"}]


@pytest.mark.usefixtures("pair")
def test_what_differs_in_its_name_only_has_one_difference(pgsync: "Command") -> None:
    result = pgsync("compare", *RENAMES)

    [line] = [line for line in result.out.splitlines() if "~ index client_fullname_idx" in line]
    assert line.split("  ")[-1].strip() == "- customer_name_idx"
    assert "view everybody" not in result.out


def test_plan_apply_and_rollback_keep_the_rows(pgsync: "Command", pair: tuple[str, str]) -> None:
    before = pgsync("compare", "-f", "json").out

    assert pgsync("plan", *RENAMES, "--no-input", "--out", "m.sql").code == 0
    assert pgsync("apply", "m.sql", "--yes", "--no-input").code == 0, pgsync("log").out
    assert "No differences" in pgsync("compare").out
    assert _rows(pair[1], "SELECT fullname FROM client ORDER BY id") == [("ann",), ("bob",)]
    assert pgsync("rollback", "--yes", "--no-input").code == 0

    assert _rows(pair[1], "SELECT name FROM customer ORDER BY id") == [("ann",), ("bob",)]
    assert pgsync("compare", "-f", "json").out == before


@pytest.mark.usefixtures("pair")
def test_the_setting_applies_until_it_is_done(pgsync: "Command", project: Path) -> None:
    config = project / "pgsync.toml"
    renames = '{ "table:public.customer" = "client", "column:public.customer.name" = "public.client.fullname" }'
    config.write_text(f"{config.read_text()}[compare]\nrenames = {renames}\n")

    plan = pgsync("plan", "--no-input", "--out", "m.sql")
    script = (project / "m.sql").read_text()

    assert plan.code == 0
    assert "ALTER TABLE public.customer RENAME COLUMN name TO fullname;" in script
    assert "ALTER TABLE public.customer RENAME TO client;" in script
    assert "DROP" not in script
    assert pgsync("compare", "local", "local").code == 0
    assert pgsync("compare", "prod", "prod").code == 0


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    ("rename", "message"),
    (
        ("table:public.custmer=client", "Did you mean table:public.customer"),
        ("view:customer=client", "There it is a table."),
        ("customer=clients", "The source has no table public.clients."),
        ("customer", "KIND:old=new"),
    ),
)
def test_a_wrong_rename_is_a_usage_error(pgsync: "Command", rename: str, message: str) -> None:
    for command in ("compare", "plan"):
        result = pgsync(command, "--rename", rename)
        assert result.code == 64
        assert message in result.err


@pytest.mark.usefixtures("pair")
def test_on_a_terminal_plan_asks_and_takes_no_for_granted(project: Path) -> None:
    question = "Is table public.customer renamed to client?"
    yes = on_a_terminal(["plan", "--out", "yes.sql"], {question: "y"}, project)
    no = on_a_terminal(["plan", "--out", "no.sql"], {question: ""}, project)

    assert (yes.code, no.code) == (0, 0)
    assert "ALTER TABLE public.customer RENAME TO client;" in (project / "yes.sql").read_text()
    assert "DROP TABLE public.customer;" in (project / "no.sql").read_text()


def test_schemas_and_roles_of_other_names_are_compared(pgsync: "Command", server: Server, project: Path) -> None:
    server.execute("CREATE ROLE rename_dev; CREATE ROLE rename_prod")
    script = """CREATE SCHEMA app AUTHORIZATION rename_dev; CREATE TABLE app.t (id serial PRIMARY KEY);
        CREATE FUNCTION app.f() RETURNS bigint LANGUAGE plpgsql SET search_path = app
        AS 'BEGIN RETURN count(*) FROM app.t; END';
        CREATE POLICY own ON app.t TO rename_dev USING (id > app.f()); GRANT SELECT ON app.t TO rename_dev;"""
    there = script.replace("app", '"Live"').replace("rename_dev", "rename_prod")
    with two_databases(server, project, script + "CREATE TABLE app.new (t app.t);", there) as urls:
        options = ("--map", "app=Live", "--map-role", "rename_dev=rename_prod")
        compared = pgsync("compare", *options)
        planned = pgsync("plan", *options, "--no-input", "--out", "m.sql")
        applied = pgsync("apply", "m.sql", "--yes", "--no-input")

        assert "schema app of local stands for Live of prod" in compared.out
        assert "+ table new" in compared.out
        assert planned.code == 0
        assert applied.code == 0, applied.err
        assert 't "Live".t' in (project / "m.sql").read_text()
        assert "No differences" in pgsync("compare", *options).out
        assert _rows(urls[1], 'SELECT count(*) FROM "Live".new') == [(0,)]
        config = project / "pgsync.toml"
        config.write_text(
            f'{config.read_text()}[compare]\nmap = {{ app = "Live" }}\nmap_roles = {{ rename_dev = "rename_prod" }}\n'
        )
        assert "No differences" in pgsync("compare").out
        assert "No differences" in pgsync("compare", "prod", "prod").out
        wrong = pgsync("compare", "--map", "nothing=Live")
    assert wrong.code == 64
    assert 'there is no schema "nothing" in the source' in wrong.err
