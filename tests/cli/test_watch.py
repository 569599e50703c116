"""pgsync watch: drift, found by one query as long as nobody changes anything."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import LOCAL, two_databases
from conftest import Server
from pgsync.conninfo import parse

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every output the same width, whatever terminal the tests run in."""
    monkeypatch.setenv("COLUMNS", "100")


def test_drift_is_told_once_as_news_and_compared_only_after_a_change(
    pgsync: "Command", server: Server, project: Path
) -> None:
    def look() -> tuple[int, dict[str, object]]:
        result = pgsync("watch", "local", "prod", "-f", "json")
        return result.code, json.loads(result.out)

    with two_databases(server, project, LOCAL, LOCAL) as (_, prod):
        name = parse(prod).dbname
        first = look()
        server.execute("INSERT INTO audit VALUES (1)", name)
        quiet = look()
        server.execute("ALTER TABLE orders ADD COLUMN extra integer", name)
        drifted = look()
        again = look()
        server.execute("ALTER TABLE orders ALTER COLUMN extra TYPE bigint", name)
        further = look()
        server.execute("ALTER TABLE orders DROP COLUMN extra", name)
        gone = look()

    assert [code for code, _ in (first, quiet, drifted, again, further, gone)] == [0, 0, 2, 2, 2, 0]
    compared = [found["was_compared"] for _, found in (first, quiet, drifted, again, further, gone)]
    assert compared == [True, False, True, False, True, True]
    assert [found["is_news"] for _, found in (first, quiet, drifted, again, further, gone)] == [
        False, False, True, False, True, True,
    ]  # fmt: skip
    assert again[1]["drift"] == ["~ table public.orders"]
    assert again[1]["since"] == drifted[1]["since"]


def test_files_are_watched_too_and_options_are_another_watch(pgsync: "Command", server: Server, project: Path) -> None:
    (project / "schema").mkdir()
    (project / "schema" / "a.sql").write_text(LOCAL)
    with two_databases(server, project, LOCAL, LOCAL):
        pgsync("watch", "schema", "prod")
        quiet = pgsync("watch", "schema", "prod")
        other = pgsync("watch", "schema", "prod", "--ignore", "table:audit", "-f", "json")
        (project / "schema" / "b.sql").write_text("CREATE TABLE more (id integer);")
        changed = pgsync("watch", "schema", "prod")

    assert quiet.code == 0
    assert "nothing was changed since" in quiet.out
    assert json.loads(other.out)["was_compared"]
    assert changed.code == 2
    assert "+ table public.more" in changed.out
    assert "prod differs from schema in 1 object (new)" in changed.out


def test_a_wrong_pause_is_refused(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        assert pgsync("watch", "--every", "often").code == 64
        assert pgsync("watch", "--every", "0s").code == 64
