"""A server that is newer than pgsync is read, what pgsync does not know of it is named, and it is never changed."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync.kinds import catalog_columns
from pgsync.server import connect

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.fixture
def _newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pgsync know no more than it did before PostgreSQL 18."""
    older = {
        name: tuple(
            catalog_columns.Columns(
                tuple(n for n in part.names if n not in {"pubgencols", "conenforced"}), part.kinds, part.through
            )
            for part in parts
        )
        for name, parts in catalog_columns.CATALOGS.items()
        if name != "pg_parameter_acl"
    }
    monkeypatch.setattr(catalog_columns, "CATALOGS", older)
    monkeypatch.setattr(connect, "SUPPORTED_VERSIONS", range(13, 18))
    monkeypatch.setenv("COLUMNS", "120")


@pytest.mark.usefixtures("_newer")
def test_what_pgsync_does_not_know_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        outputs = {
            "compare": pgsync("compare"),
            "plan": pgsync("plan"),
            "explore": pgsync("explore"),
        }
        document = json.loads(pgsync("compare", "-f", "json").out)

    for result in outputs.values():
        text = " ".join(result.out.split())
        assert "has what pgsync does not know: pg_constraint.conenforced, pg_parameter_acl, pg_publication" in text
        assert "differences in it are not seen" in text
    assert document["target"]["unknown"][-1] == "pg_publication.pubgencols"


@pytest.mark.usefixtures("_newer")
def test_it_is_not_changed(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        pgsync("plan")
        result = pgsync("apply", "--yes")

    assert result.code == 1
    assert "is not supported" in result.err
    assert "use a newer pgsync to change it" in result.err


@pytest.mark.usefixtures("_newer")
def test_the_doctor_says_so(pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pgsync.app.doctor.SUPPORTED_VERSIONS", range(13, 18))
    with two_databases(server, project):
        result = pgsync("doctor")

    assert "It can be compared, not changed" in " ".join(result.out.split())
