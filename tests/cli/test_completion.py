"""The Tab key in bash, zsh, fish and PowerShell: it reads what pgsync read last and never connects."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import HOSTILE, identifier, two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

SHELLS = {
    "bash": {"_PGSYNC_COMPLETE": "complete_bash", "COMP_WORDS": "{typed}", "COMP_CWORD": "{count}"},
    "zsh": {"_PGSYNC_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "{typed}"},
    "fish": {
        "_PGSYNC_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": "{typed}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    },
    "powershell": {
        "_PGSYNC_COMPLETE": "complete_powershell",
        "_TYPER_COMPLETE_ARGS": "{typed}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "{word}",
    },
}


def _completed(typed: str, shell: str = "bash") -> str:
    """Return what the program answers when a shell asks."""
    words = typed.split(" ")
    values = {"typed": typed, "count": str(len(words) - 1), "word": words[-1]}
    variables = {name: text.format(**values) for name, text in SHELLS[shell].items()}
    done = subprocess.run(
        [sys.executable, "-m", "pgsync"], env=os.environ | variables, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def read_before(pgsync: "Command", server: Server, project: Path) -> Path:
    """A project whose databases were compared and planned, and are gone since."""
    evil = identifier(HOSTILE)
    local = f"CREATE SCHEMA audit; CREATE TABLE audit.entry (a int); CREATE TABLE {evil} (a int)"
    with two_databases(server, project, local, "CREATE TABLE orders (id int)"):
        assert pgsync("plan", "--out", "migration.sql", "--no-proof").code == 0
    return project


EXPECTED = {
    "pgsync compare l": ["local"],
    "pgsync compare local p": ["prod"],
    "pgsync compare --schema au": ["audit"],
    "pgsync compare --kind ta": ["table"],
    "pgsync compare --only ord": ["orders"],
    "pgsync plan --select audit.": ["audit.entry"],
    "pgsync explore prod o": ["orders"],
    "pgsync apply mig": ["migration.sql"],
    "pgsync help cred": ["credentials"],
    "pgsync ignore add public.orde": ["public.orders"],
}


@pytest.mark.usefixtures("read_before")
def test_what_was_read_last_is_completed_without_connecting() -> None:
    found = {typed: _completed(typed).split() for typed in EXPECTED}

    assert found == EXPECTED
    offered = _completed("pgsync explore prod ")
    assert "public.orders" in offered
    assert "DROP" not in offered, "a name that the shell would run"
    assert "\x1b" not in offered


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_an_answer(shell: str, project: Path) -> None:
    (project / "pgsync.toml").write_text('[connections.local]\nhost = "x"\n[connections.prod]\nhost = "x"\n')

    answer = _completed("pgsync conn test pr", shell)

    assert "prod" in answer
    assert "local" not in answer


def test_runs_and_patterns_are_completed(project: Path) -> None:
    (project / "pgsync.toml").write_text('[compare]\nignore = ["table:audit_x"]\n')
    (project / ".pgsync" / "runs" / "20261122-101403-5f1c").mkdir(parents=True)

    assert _completed("pgsync rollback 2026").split() == ["20261122-101403-5f1c"]
    assert _completed("pgsync ignore remove table").split() == ["table:audit_x"]


def test_a_broken_settings_file_breaks_no_prompt(project: Path) -> None:
    (project / "pgsync.toml").write_text("[nonsense\n")

    assert _completed("pgsync conn test p").strip() == ""


@pytest.mark.parametrize("shell", ("bash", "zsh", "fish"))
def test_the_script_works_in_the_shell_itself(shell: str, project: Path, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    (project / "pgsync.toml").write_text('[connections.mine]\nhost = "localhost"\n')
    directory = tmp_path / "bin"
    directory.mkdir()
    (directory / "pgsync").write_text(f'#!/bin/sh\nexec {sys.executable} -m pgsync "$@"\n')
    (directory / "pgsync").chmod(0o755)
    scripts = {
        "bash": 'eval "$(pgsync completion bash)"; COMP_WORDS=(pgsync conn test m); COMP_CWORD=3; '
        "_pgsync_completion pgsync; echo ${COMPREPLY[@]}",
        "zsh": "autoload -Uz compinit; compinit -u -D; "
        'eval "$(pgsync completion zsh)"; whence -w _pgsync_completion && echo mine',
        "fish": "pgsync completion fish | source; complete -C 'pgsync conn test m'",
    }

    done = subprocess.run(
        [program, *(("-f",) if shell == "zsh" else ()), "-c", scripts[shell]],
        env=os.environ | {"PATH": f"{directory}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "mine" in done.stdout, done.stderr
