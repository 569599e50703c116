"""pgsync ignore: patterns with their reasons, in a file that stays the user's."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

TEXT = """\
# mine
[compare]
mode = "strict"  # all of it
ignore = ["table:a_*"] # old ones
"""


def test_patterns_are_added_with_their_reason_and_the_file_keeps_its_comments(pgsync: "Command", project: Path) -> None:
    (project / "pgsync.toml").write_text(TEXT)

    assert pgsync("ignore", "add", "table:public.audit_*", "-c", "made by the audit job").code == 0
    assert pgsync("ignore", "add", "grant:*", "view:x").code == 0

    text = (project / "pgsync.toml").read_text()
    for kept in ("# mine", "# all of it", "# old ones", '"table:public.audit_*", # made by the audit job'):
        assert kept in text
    assert pgsync("ignore", "list").out.splitlines() == ["table:a_*", "table:public.audit_*", "grant:*", "view:x"]

    assert "already in" in pgsync("ignore", "add", "view:x").err
    assert pgsync("ignore", "remove", "grant:*").code == 0
    assert "made by the audit job" in (project / "pgsync.toml").read_text()
    assert tomllib.loads((project / "pgsync.toml").read_text())["compare"]["ignore"] == [
        *("table:a_*", "table:public.audit_*", "view:x")
    ]


def test_a_new_file_gets_its_section(pgsync: "Command", project: Path) -> None:
    assert pgsync("ignore", "add", "table:x").code == 0

    assert tomllib.loads((project / "pgsync.toml").read_text()) == {"compare": {"ignore": ["table:x"]}}


@pytest.mark.parametrize(
    ("words", "message"),
    (
        (("add", "tabel:x"), 'there is no kind "tabel"\nHint: Did you mean "table"?'),
        (("add", " "), "is no pattern"),
        (("remove", "table:y"), '"table:y" is not in pgsync.toml\nHint: Did you mean "table:x"?'),
    ),
)
def test_a_mistake_changes_nothing(pgsync: "Command", project: Path, words: tuple[str, ...], message: str) -> None:
    pgsync("ignore", "add", "table:x")
    before = (project / "pgsync.toml").read_text()

    result = pgsync("ignore", *words)

    assert result.code in {1, 64}
    assert message in result.err
    assert (project / "pgsync.toml").read_text() == before


def test_a_misspelt_kind_in_the_file_is_no_silent_nothing(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        path = project / "pgsync.toml"
        path.write_text(f'{path.read_text()}[compare]\nignore = ["tabel:audit"]\n')

        result = pgsync("compare")

    assert result.code == 64
    assert 'there is no kind "tabel"' in result.err


def test_what_is_added_is_left_out(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        assert "table audit" in pgsync("compare").out

        pgsync("ignore", "add", "table:public.aud*")

        assert "table audit" not in pgsync("compare").out
