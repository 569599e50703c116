"""Environments beside each other: compare --matrix."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

SCHEMA = """
CREATE TABLE orders (id integer PRIMARY KEY, total numeric);
CREATE TABLE kind (code text PRIMARY KEY, name text);
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
INSERT INTO kind VALUES ('a', 'first');
"""
NAMES = ("local", "staging", "prod1", "prod2")


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def environments(server: Server, project: Path) -> Iterator[dict[str, str]]:
    """Four databases: staging and prod1 are alike, local has a new column, prod2 lacks a function and has a table."""
    names = {name: f"matrix_{name}" for name in NAMES}
    for database in names.values():
        server.create_database(database)
        server.execute(SCHEMA, database)
    server.execute("ALTER TABLE orders ADD COLUMN note text", names["local"])
    server.execute(
        "DROP FUNCTION f(); CREATE TABLE \"a|b\" (); UPDATE kind SET name = 'other'; "
        "ALTER TABLE orders ADD COLUMN extra integer",
        names["prod2"],
    )
    sections = [f'[connections.{name}]\nurl = "{server.conninfo(names[name])}"\n' for name in NAMES]
    (project / "pgsync.toml").write_text("".join(sections))
    yield names
    for database in names.values():
        server.drop_database(database)


@pytest.mark.usefixtures("environments")
def test_the_odd_one_out_is_marked_and_equal_ones_share_a_column(pgsync: "Command") -> None:
    result = pgsync("compare", "--matrix", *NAMES)
    document = json.loads(pgsync("compare", "--matrix", *NAMES, "-f", "json").out)
    lines = {line.strip().split("  ")[0]: line.split()[2:] for line in result.out.splitlines() if line.startswith(" ")}

    assert result.code == 0, result.err
    assert result.out.startswith("4 environments differ in 3 objects")
    assert "staging, prod1 are the same\n" in result.out
    assert lines["table orders"] == ["!", "B", "A", "!", "C"]
    assert lines["function f()"] == ["A", "A", "!", "-"]
    assert lines["table a|b"] == ["-", "-", "!", "A"]
    told = " ".join(result.out.split())
    assert "A: without column note; C: with column extra, without column note" in told
    assert document["groups"] == [["local"], ["staging", "prod1"], ["prod2"]]
    orders = next(one for one in document["objects"] if one["name"] == "public.orders")
    assert orders["states"] == {"local": "B", "staging": "A", "prod1": "A", "prod2": "C"}
    assert orders["odd"] == ["local", "prod2"]
    assert next(one for one in document["objects"] if one["kind"] == "function")["states"]["prod2"] is None


@pytest.mark.usefixtures("environments")
def test_the_exit_code_tells_when_asked(pgsync: "Command") -> None:
    assert pgsync("compare", "--matrix", *NAMES, "--exit-code").code == 2
    equal = pgsync("compare", "--matrix", "staging", "prod1", "--exit-code")

    assert equal.code == 0
    assert equal.out.startswith("2 environments are the same in all ")


def test_rows_are_a_part_of_it_where_they_are_asked_for(
    pgsync: "Command", environments: dict[str, str], project: Path
) -> None:
    assert environments
    with (project / "pgsync.toml").open("a") as file:
        file.write('[data]\ntables = ["kind"]\n')

    result = pgsync("compare", "--matrix", "--parallel", "1")

    assert "table kind " in result.out
    assert "B: row a (name)" in result.out


def test_what_cannot_be_read_is_shown_and_ends_with_1(
    pgsync: "Command", environments: dict[str, str], server: Server
) -> None:
    assert environments
    nowhere = server.conninfo("matrix_nowhere")

    first = pgsync("compare", "--matrix", nowhere, "staging", "prod*", "--exit-code")
    none = pgsync("compare", "--matrix", nowhere, server.conninfo("matrix_neither"))

    assert first.code == 1
    assert "; 1 unreachable" in first.out
    assert '! matrix_nowhere: there is no database "matrix_nowhere"' in first.out
    assert "prod2" in first.out
    assert none.code == 1
    assert none.out == ""


@pytest.mark.usefixtures("environments")
def test_a_matrix_is_markdown_and_no_other_report(pgsync: "Command", project: Path) -> None:
    written = pgsync("compare", "--matrix", *NAMES, "-f", "markdown", "-o", "matrix.md")
    html = pgsync("compare", "--matrix", *NAMES, "-f", "html")
    swapped = pgsync("compare", "--matrix", *NAMES, "--swap")
    alone = pgsync("compare", "--matrix", "local")

    text = (project / "matrix.md").read_text()
    assert written.code == 0
    assert "| | local | staging, prod1 | prod2 |\n|---|:---:|:---:|:---:|\n" in text
    assert "| `table public.a\\|b` | - | - | **! A** |" in text
    assert "- staging, prod1 are the same" in text
    assert html.code == swapped.code == alone.code == 64
    assert "-f html does not go with --matrix" in html.err
    assert "two environments or more" in alone.err


@pytest.mark.usefixtures("environments")
def test_long_names_get_numbers(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")

    result = pgsync("compare", "--matrix", *NAMES)

    assert "1  local\n2  staging, prod1 are the same\n3  prod2\n" in result.out
    assert max(map(len, result.out.splitlines())) <= 44
