"""pgsync compare: what differs, in words and as JSON, on real databases."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, LOCAL, PROD, identifier, two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with two_databases(server, project) as urls:
        yield urls


@pytest.mark.usefixtures("pair")
def test_says_the_direction_and_both_sides(pgsync: "Command") -> None:
    result = pgsync("compare")

    assert result.code == 0
    assert "Changes below would make PROD look like LOCAL." in result.out
    assert "source  local" in result.out
    assert "production" in result.out
    assert "objects compared" in result.out
    assert "Next: pgsync plan --out migration.sql" in result.err


@pytest.mark.usefixtures("pair")
def test_shows_created_dropped_and_altered_objects_with_their_attributes(pgsync: "Command") -> None:
    out = pgsync("compare", "local", "prod").out
    lines = [" ".join(line.split()) for line in out.splitlines()]

    assert "+ table audit only in local" in lines
    assert "- function legacy() only in prod" in lines
    assert "~ table orders 3 differences" in lines
    assert "~ column total type - numeric(10,2)" in lines
    assert "+ numeric(12,2)" in lines
    assert "+ column note text only in local" in lines
    assert "~ index orders_total definition - USING btree (total)" in lines
    assert "+ USING btree (total, id)" in lines


@pytest.mark.usefixtures("pair")
def test_shows_a_body_as_a_unified_diff(pgsync: "Command") -> None:
    out = pgsync("compare").out

    assert "     @@ -1,3 +1,3 @@" in out
    assert "     -   $1 + $1" in out
    assert "     +   $1 * 2" in out


@pytest.mark.usefixtures("pair")
def test_summary_counts_what_is_created_altered_dropped_and_the_same(pgsync: "Command") -> None:
    rows = [line.split() for line in pgsync("compare").out.splitlines()]

    assert ["create", "alter", "drop", "same"] in rows
    assert ["tables", "1", "1", "0", "0"] in rows
    assert ["functions", "0", "1", "1", "0"] in rows


@pytest.mark.usefixtures("pair")
def test_exit_code_is_2_only_when_asked_for(pgsync: "Command") -> None:
    assert pgsync("compare").code == 0
    assert pgsync("compare", "--exit-code").code == 2
    assert pgsync("compare", "prod", "prod", "--exit-code").code == 0


@pytest.mark.usefixtures("pair")
def test_equal_databases_have_no_differences(pgsync: "Command") -> None:
    result = pgsync("compare", "prod", "prod")

    assert "No differences" in result.out
    assert "Next" not in result.err


@pytest.mark.usefixtures("pair")
def test_swap_turns_the_direction_round(pgsync: "Command") -> None:
    result = pgsync("compare", "--swap")

    assert "Changes below would make LOCAL look like PROD." in result.out
    assert "- table audit" in result.out


def test_sides_can_be_urls_and_then_databases_are_named(pgsync: "Command", pair: tuple[str, str]) -> None:
    result = pgsync("compare", *pair)

    names = [url.split("/")[3].split("?")[0] for url in pair]
    assert f"Changes below would make {names[1]} look like {names[0]}." in result.out
    assert f"Next: pgsync plan {pair[0]} {pair[1]} --out migration.sql" in result.err


@pytest.mark.usefixtures("pair")
def test_only_and_ignore_choose_what_is_compared(pgsync: "Command") -> None:
    only = pgsync("compare", "--only", "table:public.orders").out
    ignored = pgsync("compare", "--ignore", "table:*", "--ignore", "index:*").out

    assert "table orders" in only
    assert "legacy" not in only
    assert "table orders" not in ignored
    assert "legacy" in ignored
    assert "ignored by 2 rules" in ignored


@pytest.mark.usefixtures("pair")
def test_kind_and_schema_choose_too_and_an_unknown_kind_is_an_error(pgsync: "Command") -> None:
    assert "table orders" not in pgsync("compare", "--kind", "function").out
    assert "No differences" in pgsync("compare", "--schema", "nosuch").out
    unknown = pgsync("compare", "--kind", "tabel")
    assert unknown.code == 64
    assert 'there is no kind "tabel"' in unknown.err


def test_owners_privileges_and_comments_can_be_left_out(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(
        server,
        project,
        "CREATE TABLE t (); COMMENT ON TABLE t IS 'x'; GRANT SELECT ON t TO PUBLIC",
        "CREATE TABLE t ()",
    ):
        both = pgsync("compare").out
        with (project / "pgsync.toml").open("a") as settings:
            settings.write("[compare]\ncomments = false\nprivileges = false\n")
        neither = pgsync("compare")

    assert "+ comment" in both
    assert "+ privilege" in both
    assert "No differences" in neither.out


def test_strict_counts_column_order_and_lenient_no_comments(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(
        server, project, "CREATE TABLE t (a integer, b integer)", "CREATE TABLE t (b integer, a integer)"
    ):
        assert "No differences" in pgsync("compare").out
        assert "position" in pgsync("compare", "--strict").out
    with two_databases(server, project, "CREATE TABLE t (); COMMENT ON TABLE t IS 'x'", "CREATE TABLE t ()"):
        assert "No differences" in pgsync("compare", "--lenient").out


@pytest.mark.usefixtures("pair")
def test_json_is_stable_and_complete(pgsync: "Command") -> None:
    first, second = (pgsync("compare", "-f", "json") for _ in range(2))

    assert first.out == second.out
    document = json.loads(first.out)
    assert document["format"] == 1
    assert document["direction"] == "changes would make PROD look like LOCAL"
    assert document["is_equal"] is False
    assert document["summary"]["tables"] == {"create": 1, "alter": 1, "drop": 0, "same": 0}
    by_name = {(one["kind"], one["name"]): one for one in document["differences"]}
    total = by_name["column", "public.orders.total"]
    assert total["verb"] == "alter"
    assert total["fields"] == [{"name": "type", "current": "numeric(10,2)", "desired": "numeric(12,2)"}]
    assert total["parent"] == {"kind": "table", "path": ["public", "orders"]}
    assert by_name["column", "public.audit.id"]["is_implied"] is True
    assert by_name["column", "public.orders.note"]["is_implied"] is False


@pytest.mark.usefixtures("pair")
def test_output_goes_to_a_file_without_colour(pgsync: "Command", project: Path) -> None:
    result = pgsync("--color", "always", "compare", "-o", "report.txt")

    assert result.out == ""
    assert "table orders" in (project / "report.txt").read_text()
    assert "\x1b" not in (project / "report.txt").read_text()


@pytest.mark.usefixtures("pair")
def test_colour_is_there_when_wanted_only(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in pgsync("compare").out
    assert "\x1b[" in pgsync("--color", "always", "compare").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in pgsync("compare").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in pgsync("compare").out


@pytest.mark.parametrize("width", (80, 120, 200))
@pytest.mark.usefixtures("pair")
def test_fits_the_terminal(pgsync: "Command", monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = pgsync("compare").out.splitlines()

    assert max(map(len, lines[3:])) <= width
    assert any("+ column note" in line for line in lines)


def test_hostile_names_are_shown_and_never_sent_to_the_terminal(
    pgsync: "Command", server: Server, project: Path
) -> None:
    name = identifier(HOSTILE)
    local = f"""CREATE SCHEMA {name}; CREATE TABLE {name}.{name} ({name} integer);
        COMMENT ON TABLE {name}.{name} IS {_literal()}"""
    with two_databases(server, project, local, "CREATE TABLE t ()"):
        outputs = [pgsync(*words).out for words in (("compare",), ("compare", "-f", "json"), ("compare", "--swap"))]

    for out in outputs:
        assert not {"\x1b", "\u202e"} & set(out)
    assert "\\x1b[31m\\u202e[red]%s$$" in outputs[0]


def _literal() -> str:
    return "E'" + HOSTILE.replace("\\", "\\\\").replace("'", "''") + "'"


@pytest.mark.parametrize("script", (LOCAL, PROD))
def test_nothing_is_written_to_either_side(pgsync: "Command", server: Server, project: Path, script: str) -> None:
    with two_databases(server, project, script, script):
        assert "No differences" in pgsync("compare").out


def test_an_unreachable_side_is_an_error(pgsync: "Command", pair: tuple[str, str]) -> None:
    result = pgsync("compare", pair[0], "postgresql://x@/x?host=/nonexistent")

    assert result.code == 1
    assert "error:" in result.err


def test_an_unknown_name_is_a_usage_error(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    result = pgsync("compare", "local", "prd")

    assert result.code == 64
    assert 'Did you mean "prod"?' in result.err


def test_without_sides_and_defaults_says_what_to_do(pgsync: "Command") -> None:
    result = pgsync("compare")

    assert result.code == 64
    assert "no source given" in result.err
