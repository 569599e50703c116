"""Help, version, mistakes on the command line, and how quickly they come."""

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cli.pair import two_databases
from conftest import Server
from pgsync import __version__
from pgsync.cli.help import all_topics
from pgsync.cli.lazy import COMMANDS, globals_first
from pgsync.errors import ExitCode, PgsyncError

if TYPE_CHECKING:
    from cli.conftest import Command


@pytest.mark.parametrize("flag", ("-h", "--help"))
def test_help_lists_every_command(pgsync: "Command", flag: str) -> None:
    result = pgsync(flag)

    assert result.code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", result.out, re.MULTILINE)


def test_version_is_one_line(pgsync: "Command") -> None:
    assert pgsync("--version") == (0, f"pgsync {__version__}\n", "")


def test_nothing_at_all_shows_help_as_an_error(pgsync: "Command") -> None:
    result = pgsync()

    assert (result.code, result.out) == (64, "")
    assert result.err.startswith("Usage: pgsync")


@pytest.mark.parametrize(
    ("words", "line"),
    (
        (("comapre",), "error: no such command 'comapre'. Did you mean 'compare'?"),
        (("conn", "list", "--colour"), "error: no such option"),
        (("conn", "show"), "error: missing argument 'NAME'"),
        (("--color", "blue", "init"), "error: invalid value for '--color'"),
    ),
)
def test_a_mistake_ends_with_64_and_a_hint(pgsync: "Command", words: tuple[str, ...], line: str) -> None:
    result = pgsync(*words)

    assert result.code == 64
    assert result.err.startswith(line)
    assert "Hint: " in result.err


@pytest.mark.parametrize("topic", all_topics())
def test_each_topic_is_shown(pgsync: "Command", topic: str) -> None:
    result = pgsync("help", topic)

    assert result.code == 0
    assert result.out.startswith("# ")
    assert max(map(len, result.out.splitlines())) <= 130


def test_a_topic_is_drawn_on_a_terminal(project: Path) -> None:
    from pgsync.ui.console import make_console, rendered
    from pgsync.ui.topics import topic

    assert project.exists()
    console = make_console(is_colored=True, width=80)
    for text in all_topics().values():
        drawn = rendered(console, topic(text, 80))
        assert "\x1b[" in drawn
        plain = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
        assert "**" not in plain
        for word in re.findall(r"^    .*?(\S+)$", text, re.MULTILINE):
            assert word in plain, "the end of a command is cut off"
        assert text.split("\n", 1)[0].lstrip("# ") == plain.split("\n", 1)[0].rstrip()


def test_an_error_that_has_more_to_say_names_its_topic(pgsync: "Command") -> None:
    assert "More: pgsync help troubleshooting." in pgsync("conn", "test", "postgresql://x@127.0.0.1:1/x").err
    for error in PgsyncError.__subclasses__():
        assert not error.topic or error.topic in all_topics()


def test_help_lists_the_topics(pgsync: "Command") -> None:
    listed = [line.split()[0] for line in pgsync("help").out.splitlines()]

    assert {"exit-codes", "getting-started", "credentials", "hazards", "locks", "ci", "faq"} <= set(listed)


def test_an_unknown_topic_is_compared_with_the_known_ones(pgsync: "Command") -> None:
    assert 'Did you mean "credentials"?' in pgsync("help", "credential").err
    assert 'Try "pgsync compare -h".' in pgsync("help", "compare").err


def test_exit_codes_are_all_explained() -> None:
    text = all_topics()["exit-codes"]

    assert [int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)] == list(ExitCode)


def test_topics_mention_only_commands_that_exist() -> None:
    for text in all_topics().values():
        for name in re.findall(r"(?:^    |`)pgsync ([a-z]+)", text, re.MULTILINE):
            assert name in COMMANDS


@pytest.mark.parametrize("flag", ("--help", "--version"))
def test_help_imports_nothing_heavy(flag: str) -> None:
    code = (
        "import sys; from pgsync.__main__ import run; run([sys.argv[1]]);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, flag], capture_output=True, text=True, check=True)

    assert not {"psycopg", "keyring", "rich", "pydantic", "tomlkit", "deepdiff", "textual", "click"} & set(
        done.stderr.split()
    )


@pytest.mark.parametrize("shell", ("bash", "zsh", "fish", "powershell"))
def test_each_shell_has_a_completion_script(pgsync: "Command", shell: str) -> None:
    result = pgsync("completion", shell)

    assert result.code == 0
    assert "_PGSYNC_COMPLETE" in result.out


@pytest.mark.parametrize(
    ("typed", "completions"),
    (
        ("pgsync comp", ["compare", "completion"]),
        ("pgsync conn re", ["rename", "remove"]),
        ("pgsync conn list --for", ["--format"]),
        ("pgsync conn test m", ["mine"]),
    ),
)
def test_the_tab_key_completes(
    project: Path, monkeypatch: pytest.MonkeyPatch, typed: str, completions: list[str]
) -> None:
    (project / "pgsync.toml").write_text('[connections.mine]\nhost = "localhost"\n')
    for name, value in {
        "_PGSYNC_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }.items():
        monkeypatch.setenv(name, value)

    done = subprocess.run([sys.executable, "-m", "pgsync"], capture_output=True, text=True, check=True)

    assert done.stdout.split() == completions


def test_global_options_may_stand_anywhere() -> None:
    words = ["plan", "a", "b", "--no-input", "--config", "f.toml", "--out", "x", "--color=never", "--", "-q"]

    assert globals_first(words) == [
        *("--no-input", "--config", "f.toml", "--color=never"),
        *("plan", "a", "b", "--out", "x", "--", "-q"),
    ]


def test_an_unexpected_error_is_a_sentence(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(path: Path) -> None:
        raise RuntimeError(f"hush of {path}")

    monkeypatch.setattr("pgsync.cli.init.write_project", explode)
    result = pgsync("init")

    assert result.code == 1
    assert result.err.startswith("error: unexpected RuntimeError at ")
    assert "hush" not in result.err
    assert "No database was changed." in result.err
    assert 'send what "pgsync feedback" prints' in result.err
    assert "hush" in pgsync("init", "--debug").err
    report = pgsync("feedback").out
    assert "last unexpected error: RuntimeError" in report
    assert "pgsync/cli/init.py:" in report
    assert "hush" not in report


def test_an_unexpected_error_during_a_run_says_that_something_may_have_changed(
    pgsync: "Command", server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> None:
        raise AssertionError("impossible")

    with two_databases(server, project, "CREATE TABLE t (a int)", ""):
        pgsync("plan", "--no-proof")
        monkeypatch.setattr("pgsync.app.runs.expected_after", explode)
        result = pgsync("apply", "--yes")

    assert result.code == 5
    assert "unexpected AssertionError" in result.err
    assert re.search(r'Run \S+ was under way: "pgsync log \S+" shows what was done', result.err)
    assert "No database was changed" not in result.err


def test_control_characters_in_a_message_are_shown(pgsync: "Command") -> None:
    result = pgsync("conn", "test", "\x1b[31mred\u202e")

    assert "\x1b" not in result.err
    assert "\\x1b[31mred\\u202e" in result.err
