"""pgsync purge and the trash, as a user types it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from cli.conftest import on_a_terminal
from cli.pair import two_databases
from conftest import Server
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from cli.conftest import Command

LOCAL = "CREATE TABLE orders (id integer PRIMARY KEY);"
PROD = """
    CREATE TABLE orders (id integer PRIMARY KEY, note text); CREATE TABLE legacy (id integer);
    INSERT INTO orders SELECT n, 'note ' || n FROM generate_series(1, 10) n; INSERT INTO legacy VALUES (7);
    """


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    """Databases of which the second, production, keeps what is dropped, as it does by itself."""
    with two_databases(server, project, LOCAL, PROD) as urls:
        file = project / "pgsync.toml"
        file.write_text(file.read_text().replace("keep_dropped_data = false", 'keep_dropped_data = "auto"'))
        yield urls


def test_production_keeps_what_is_dropped_and_rollback_brings_it_back(
    pgsync: "Command", pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    planned = pgsync("plan", "--out", "m.sql")
    assert "its rows are kept as pgsync_trash.legacy__" in Path("m.sql").read_text()
    assert "kept: table public.legacy as pgsync_trash.legacy__" in planned.out
    assert "leads back" in planned.out or "rollback" in planned.out
    assert pgsync("apply", "m.sql", "--yes", "--allow", "LOCK_*").code == 0

    listed = pgsync("purge", "--older-than", "0", "--list")
    assert "table public.legacy" in listed.out
    assert "column public.orders.note" in listed.out
    assert pgsync("compare", "--exit-code").code == 0
    assert pgsync("rollback", "--yes").code == 0
    with psycopg.connect(pair[1]) as conn:
        assert conn.execute("SELECT id FROM legacy").fetchall() == [(7,)]
        assert conn.execute("SELECT count(note) FROM orders").fetchone() == (10,)


def test_purge_without_a_connection_names_those_that_there_are(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    assert pgsync("purge", "--list").err.startswith("Nothing in the trash of prod is older than 30d")
    file = Path("pgsync.toml")
    file.write_text(file.read_text().replace("connections.prod", "connections.shop"))
    file.write_text("\n".join(line for line in file.read_text().splitlines() if not line.startswith("target =")))

    refused = pgsync("purge", "--list")

    assert refused.code == ExitCode.USAGE
    assert "no connection given" in refused.err
    assert "local, shop" in refused.err


def test_purge_asks_and_drops_for_good(pgsync: "Command", pair: tuple[str, str], project: Path) -> None:
    pgsync("plan")
    assert pgsync("apply", "--yes", "--allow", "LOCK_*").code == 0

    assert "Nothing in the trash of prod is older than 30d" in pgsync("purge").err
    assert pgsync("purge", "--older-than", "0").code == ExitCode.REFUSED
    wrong = on_a_terminal(["purge", "--older-than", "0"], {"Type prod to confirm": "yes"}, project)
    assert wrong.code == ExitCode.REFUSED
    right = on_a_terminal(["purge", "--older-than", "0"], {"Type prod to confirm": "prod"}, project)

    assert right.code == 0, right.err
    assert "2 objects of prod dropped for good" in right.err
    with psycopg.connect(pair[1]) as conn:
        assert conn.execute("SELECT count(*) FROM pgsync_trash.dropped").fetchone() == (0,)
    back = pgsync("rollback", "--yes")
    assert back.code == 0, back.err
    assert "the rows of table public.legacy were purged; it comes back empty" in back.err


def test_without_keeping_a_name_is_asked_for(pgsync: "Command", pair: tuple[str, str]) -> None:
    assert pair
    pgsync("plan", "--drop-data")

    result = pgsync("apply", "--yes")

    assert result.code == ExitCode.REFUSED
    assert "DATA_DROP_TABLE" in result.err
