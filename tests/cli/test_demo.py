"""pgsync demo: the whole tour on a server of its own, of which nothing is left."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cli.conftest import Command

STOPS = (
    "$ pgsync conn test",
    "$ pgsync explore prod",
    "$ pgsync explore prod orders --sample 3",
    "$ pgsync compare local prod",
    "$ pgsync plan local prod --out migration.sql",
    "$ pgsync apply migration.sql --dry-run",
    "$ pgsync apply --yes --allow 'DATA_*'",
    "$ pgsync compare local prod",
    "$ pgsync rollback --yes --allow 'DATA_*' --allow SEC_GRANT_WIDER:public.products",
    "$ pgsync compare local prod",
)


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A directory for temporary files that the account nobody can reach too, whose server it is as root."""
    with tempfile.TemporaryDirectory(prefix="demo-") as directory:
        Path(directory).chmod(0o755)
        yield Path(directory)


def test_walks_there_and_back_and_leaves_nothing(
    pgsync: "Command", project: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    result = pgsync("demo", "--no-input")

    assert result.code == 0, result.err
    lines = result.out.splitlines()
    assert [line for line in lines if line.startswith("$ ")] == list(STOPS)
    assert "No differences: PROD looks like LOCAL." in result.out
    first, last = (_comparison(result.out, place) for place in (0, 2))
    assert first == last
    assert "differences as in the beginning; the server is stopped and removed." in result.out
    assert not list(temporary.iterdir())
    assert Path.cwd() == project


def _comparison(out: str, place: int) -> list[str]:
    """Return the differences that one of the three comparisons of the tour shows."""
    part = out.split("$ pgsync compare local prod")[place + 1]
    start = part.index("\n\n", part.index("objects compared")) if "objects compared" in part else 0
    return part[start : part.index(" create  alter")].splitlines()
