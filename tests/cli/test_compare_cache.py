"""pgsync compare --cache: what was said is said again as long as nothing has changed, and never longer."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from conftest import Server
from pgsync.store import answers

if TYPE_CHECKING:
    from cli.conftest import Command

TABLES = "CREATE TABLE one (a integer PRIMARY KEY, b text); CREATE SEQUENCE q"
SINCE = "Nothing has changed since"
CHANGES = (
    "ALTER TABLE one ADD COLUMN c{} integer",
    "CREATE TABLE more{} (a integer DEFAULT 1)",
    "CREATE INDEX i{} ON one (b DESC)",
    "COMMENT ON TABLE one IS 'text {}'",
    "GRANT SELECT ON one TO PUBLIC",
    "REVOKE SELECT ON one FROM PUBLIC",
    "CREATE OR REPLACE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT {}'",
    "ALTER SEQUENCE q INCREMENT {}",
    "ALTER TABLE one ALTER b SET DEFAULT '{}'",
    "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
    "CREATE OR REPLACE VIEW v AS SELECT a + {} AS a FROM one",
    "ALTER TABLE one ALTER b SET STATISTICS {}",
    "CREATE TYPE e{} AS ENUM ('a')",
    "INSERT INTO one VALUES ({})",
    "ANALYZE",
    "SELECT nextval('q')",
)


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    with server.database(TABLES) as one, server.database(TABLES) as other:
        text = "".join(
            f'[connections.{name}]\nurl = "{url}"\nenv = "dev"\n' for name, url in (("a", one), ("b", other))
        )
        (project / "pgsync.toml").write_text(text)
        yield one, other


@pytest.mark.usefixtures("pair")
def test_the_same_words_come_again_and_stderr_says_so(pgsync: "Command") -> None:
    first, second = pgsync("compare", "a", "b"), pgsync("compare", "a", "b")

    assert SINCE not in first.err
    assert SINCE in second.err
    assert "--no-cache" in second.err
    assert second.out == first.out


@pytest.mark.usefixtures("pair")
def test_another_question_is_another_answer(pgsync: "Command") -> None:
    pgsync("compare", "a", "b")

    for words in (["b", "a"], ["a", "b", "--strict"], ["a", "b", "-f", "json"], ["a", "b", "--ignore", "table:*"]):
        assert SINCE not in pgsync("compare", *words).err


def test_what_changes_on_either_side_is_seen_at_once(pair: tuple[str, str], pgsync: "Command") -> None:
    for number, url in enumerate(pair):
        pgsync("compare", "a", "b")
        with psycopg.connect(url, autocommit=True) as conn:
            conn.execute(f"CREATE TABLE later_{number} (a integer)".encode())

        result = pgsync("compare", "a", "b")

        assert SINCE not in result.err
        assert f"later_{number}" in result.out


def test_it_is_read_again_when_asked_for_and_on_production(
    pair: tuple[str, str], project: Path, pgsync: "Command"
) -> None:
    pgsync("compare", "a", "b")
    assert SINCE not in pgsync("compare", "a", "b", "--no-cache").err

    text = (project / "pgsync.toml").read_text().replace('env = "dev"', 'env = "prod"')
    (project / "pgsync.toml").write_text(text)
    assert len(pair) == 2
    pgsync("compare", "a", "b")
    assert SINCE not in pgsync("compare", "a", "b").err
    pgsync("compare", "a", "b", "--cache")
    assert SINCE in pgsync("compare", "a", "b", "--cache").err

    (project / "pgsync.toml").write_text(text.replace('env = "prod"', 'env = "dev"') + "[compare]\ncache = false\n")
    pgsync("compare", "a", "b")
    assert SINCE not in pgsync("compare", "a", "b").err


@pytest.mark.usefixtures("pair")
def test_what_cannot_be_read_is_no_answer(pgsync: "Command") -> None:
    first = pgsync("compare", "a", "b")
    for path in answers._directory().glob("*.json"):
        assert path.stat().st_mode & 0o077 == 0
        path.write_text("{")

    again = pgsync("compare", "a", "b")
    assert SINCE not in again.err
    assert again.code == first.code


@pytest.mark.parametrize("seed", range(2))
def test_after_random_changes_it_says_what_reading_says(pair: tuple[str, str], pgsync: "Command", seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    repeated = 0
    for number in range(1, 13):
        with psycopg.connect(choose.choice(pair), autocommit=True) as conn:
            conn.execute(choose.choice(CHANGES).format(number).encode())
        kept = pgsync("compare", "a", "b", "-f", "json")
        fresh = pgsync("compare", "a", "b", "-f", "json", "--no-cache")
        repeated += SINCE in kept.err
        assert kept.out == fresh.out
    assert repeated < 12
