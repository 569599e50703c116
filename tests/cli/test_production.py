"""Production is red wherever it is named, and a read-only connection is never changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

RED = "\x1b[1;31m"


@pytest.fixture
def pair(server: Server, project: Path) -> Iterator[tuple[str, str]]:
    """Two databases, prod being production."""
    with two_databases(server, project, "CREATE TABLE t (a integer)", "") as urls:
        yield urls


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize(
    "words",
    (
        ("conn", "list"),
        ("conn", "test", "prod"),
        ("compare",),
        ("plan", "--no-proof"),
        ("explore", "prod"),
        ("apply", "--dry-run"),
    ),
)
def test_production_is_red_wherever_it_is_named(pgsync: "Command", words: tuple[str, ...]) -> None:
    pgsync("plan", "--no-proof")

    result = pgsync("--color", "always", *words)

    assert f"{RED}prod" in result.out + result.err
    assert "\x1b" not in pgsync(*words).out


@pytest.mark.usefixtures("pair")
def test_a_read_only_connection_refuses_apply(pgsync: "Command", project: Path) -> None:
    pgsync("plan", "--no-proof")
    assert pgsync("conn", "edit", "prod", "--read-only", "--no-test").code == 0
    assert "read_only = true" in (project / "pgsync.toml").read_text()

    result = pgsync("apply", "--yes")

    assert result.code == 3
    assert "error: prod may not be changed" in result.err
    assert "conn edit prod --read-write" in result.err
    assert "not apply: the connection says read_only = true" in " ".join(pgsync("conn", "test", "prod").out.split())
