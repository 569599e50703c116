"""What is printed, at every width, in light and dark, without colour, in a pipe, with hostile names."""

import json
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from cli.pair import HOSTILE, LOCAL, PROD, identifier, two_databases
from conftest import Server

if TYPE_CHECKING:
    from cli.conftest import Command

WIDTHS = (80, 120, 200)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
SIDE = f"""{LOCAL}
CREATE TABLE {identifier(HOSTILE)} ({identifier(HOSTILE)} integer, CHECK ({identifier(HOSTILE)} > 0));
COMMENT ON TABLE orders IS 'first line\nsecond line \x1b[31mred [bold]markup[/bold]';
CREATE TABLE made (id bigint GENERATED ALWAYS AS IDENTITY, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
CREATE VIEW {identifier("v " + HOSTILE[:20])} AS SELECT id FROM orders;
"""  # noqa: S608 - a script of our own
COMMANDS = {
    "tree": ("explore", "local", "--depth", "4"),
    "search": ("explore", "local", "--search", "o"),
    "object": ("explore", "local", "public.orders", "--sample", "3"),
    "hostile object": ("explore", "local", f"table:public.{HOSTILE}"),
    "compare": ("compare",),
    "plan": ("plan", "--no-proof", "--explain"),
    "plan in full": ("plan", "--no-proof", "--sql"),
    "log": ("log",),
}


@pytest.fixture(autouse=True)
def _pair(server: Server, project: Path) -> Iterator[None]:
    with two_databases(server, project, SIDE, PROD):
        yield


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_wider_than_the_screen_and_nothing_is_obeyed(
    pgsync: "Command",
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = pgsync("--color", "never", *COMMANDS[name])

    assert result.code in {0, 1}
    is_verbatim = name in {"object", "hostile object", "plan", "plan in full"}  # statements are never broken
    for line in result.out.splitlines():
        assert is_verbatim or cell_len(line) <= width, line
        assert line == line.rstrip()
    assert all(char == "\n" or char.isprintable() for char in result.out), name


@pytest.mark.parametrize("name", COMMANDS)
def test_colour_changes_no_character(pgsync: "Command", monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm-256color")
    plain = pgsync("--color", "never", *COMMANDS[name]).out
    colored = pgsync("--color", "always", *COMMANDS[name]).out

    shown = "".join(f"{line.rstrip()}\n" for line in ESCAPES.sub("", colored).splitlines())
    assert _same(shown) == _same(plain)


@pytest.mark.parametrize("name", COMMANDS)
def test_colours_are_those_of_the_terminal_so_that_light_and_dark_both_work(
    pgsync: "Command",
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    colored = pgsync("--color", "always", *COMMANDS[name]).out

    for codes in re.findall(r"\x1b\[([0-9;]*)m", colored):
        numbers = [int(code) for code in codes.split(";") if code]
        assert 38 not in numbers, codes  # a colour of our own would be unreadable on somebody's background
        assert 48 not in numbers, codes


@pytest.mark.parametrize("words", (("plan", "--no-proof"), ("plan", "--no-proof", "--explain")))
def test_what_a_step_risks_is_not_dimmed(
    pgsync: "Command", monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    colored = pgsync("--color", "always", *words).out

    risks = re.findall(r"\x1b\[([0-9;]*)m! (?:destructive|may break users)", colored)
    assert risks
    assert all("2" not in codes.split(";") for codes in risks)


def test_a_pattern_that_is_proposed_for_a_hostile_name_works(
    pgsync: "Command", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = pgsync("plan", "--no-proof", "--explain").out.splitlines()
    proposed = next(line for line in lines if "--ignore 'table:public.x" in line).partition("--ignore ")[2]
    [pattern] = shlex.split(proposed)

    assert any(HOSTILE in one["path"] for one in _objects(pgsync("plan", "--no-proof", "-f", "json").out))
    left = _objects(pgsync("plan", "--no-proof", "-f", "json", "--ignore", pattern).out)
    assert left
    assert not any(HOSTILE in one["path"] for one in left)


def test_the_size_of_an_object_stays_in_one_piece(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    first = pgsync("explore", "local", f"table:public.{HOSTILE}").out.splitlines()[0]

    assert first.endswith("  0 bytes")


def test_a_column_says_how_it_gets_its_values(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    text = pgsync("explore", "local", "table:public.made").out

    assert "id     bigint not null generated always as identity" in text
    assert "twice  bigint generated as (id * 2) stored" in text


@pytest.mark.parametrize("variables", ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {}))
def test_a_pipe_and_no_color_get_plain_text(
    pgsync: "Command",
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    for words in COMMANDS.values():
        assert "\x1b" not in pgsync(*words).out


def test_names_are_whole_in_json_whatever_the_width(pgsync: "Command", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    found = json.loads(pgsync("compare", "-f", "json").out)

    assert ["public", HOSTILE] in [one["path"] for one in found["differences"]]
    assert os.environ["COLUMNS"] == "40"


def _objects(text: str) -> list[dict[str, Any]]:
    """Return the objects of the steps of a plan in JSON."""
    return [step["object"] for step in json.loads(text)["steps"]]


def _same(text: str) -> str:
    """Return an output without what differs from one run to the next."""
    return re.sub(r"\d+\.\d s|[0-9a-f]{8}", "", text)
