"""Marks at each phase of a command, in the scroll bars of terminals that know them (OSC 1337 SetMark)."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.conftest import on_a_terminal
from cli.pair import two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

MARK = "\x1b]1337;SetMark\x07"


@pytest.mark.parametrize("terminal", ("vscode", "iTerm.app", "WezTerm"))
def test_each_phase_is_marked_where_the_terminal_knows_marks(
    server: Server, project: Path, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", terminal)
    with two_databases(server, project):
        result = on_a_terminal(["compare"], {}, project)

    assert result.code == 0
    assert result.err.startswith(MARK), "before the first word of the phase"
    assert "\x1b" not in result.out


def test_the_steps_of_a_run_have_a_mark_of_their_own(
    server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    with two_databases(server, project, "CREATE TABLE t (id integer)", ""):
        planned = on_a_terminal(["plan"], {}, project)
        applied = on_a_terminal(["apply", "--yes"], {}, project)

    assert (planned.code, applied.code) == (0, 0), applied.err
    before, after = applied.err.rsplit(MARK, 1)
    assert MARK in before
    assert "CREATE TABLE public.t" in after


@pytest.mark.parametrize("terminal", ("Apple_Terminal", "tmux", ""))
def test_no_terminal_that_might_show_it_gets_a_mark(
    server: Server, project: Path, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", terminal)
    with two_databases(server, project):
        assert "1337" not in on_a_terminal(["compare"], {}, project).err


def test_no_pipe_and_nobody_who_wants_quiet_gets_a_mark(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "vscode")
    with two_databases(server, project):
        piped = pgsync("--color", "always", "compare")
        quiet = on_a_terminal(["--quiet", "compare"], {}, project)

    assert "1337" not in piped.out + piped.err
    assert "1337" not in quiet.out + quiet.err
