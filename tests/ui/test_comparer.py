"""pgsync compare -i, key by key."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from cli.pair import HOSTILE, LOCAL, PROD, identifier, two_databases
from conftest import Server
from pgsync.cli.choosing import CommandLine
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Session
from pgsync.model.identity import ObjectId
from pgsync.ui.tui.comparer import Comparer
from ui.piloted import drive, press, said, screen, settled

if TYPE_CHECKING:
    from cli.conftest import Command

MORE = """
CREATE SCHEMA extra;
CREATE TABLE extra.kinds (id integer PRIMARY KEY);
CREATE TABLE extra.things (id integer, kind integer REFERENCES extra.kinds);
"""
ORDERS = ObjectId("table", ("public", "orders"))


@pytest.fixture
def comparer(server: Server, project: Path) -> Iterator[Comparer]:
    with two_databases(server, project, LOCAL + MORE, PROD):
        yield view()


def view() -> Comparer:
    session = Session(no_input=True)
    actions = CommandLine(session, "local", "prod", Asked())
    return Comparer(actions.reread(), actions)


async def go(pilot: Pilot[int], id_: ObjectId) -> str:
    """Put the cursor on an object."""
    tree = pilot.app._tree()  # type: ignore[attr-defined]
    place = next(number for number, row in enumerate(tree.rows) if row.data == id_)
    tree.action_move(place - tree.cursor)
    await settled(pilot)
    return screen(pilot)


def test_the_changes_are_a_tree_with_ticks_and_signs(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = screen(pilot)
        assert "Changes below would make PROD  production look like LOCAL." in text
        assert "[x] ~ table orders" in text
        assert "[x] + table audit" in text
        assert "[x] - function legacy()" in text
        assert "9 of 9 changes ticked" in text
        await go(pilot, ORDERS)
        text = await press(pilot, "l")
        assert "[x] ~ column total" in text
        assert "[x] + column note" in text
        assert "column note" not in await press(pilot, "h")

    drive(comparer, steps)


def test_definitions_stand_side_by_side_or_in_one_column(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await go(pilot, ORDERS)
        assert "prod now" in text
        line = next(line for line in text.splitlines() if "numeric(10,2)" in line)
        assert "numeric(12,2)" in line
        text = await press(pilot, "v")
        line = next(line for line in text.splitlines() if "numeric(10,2)" in line)
        assert "numeric(12,2)" not in line
        assert "prod now" in await press(pilot, "v")

    drive(comparer, steps)


def test_whole_definitions_can_be_shown(comparer: Comparer, server: Server) -> None:
    for side in (comparer.choosing.source, comparer.choosing.target):
        many = ", ".join(f"ADD COLUMN column_{number} integer" for number in range(20))
        server.execute(f"ALTER TABLE public.orders {many}", side.info.database)

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "r")
        text = await go(pilot, ORDERS)
        assert "column_9 " not in text
        assert "⋮" in text
        assert "column_9 " in await press(pilot, "z")

    drive(comparer, steps)


def test_the_tabs_show_attributes_migration_and_rollback(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ORDERS)
        text = await press(pilot, "2")
        assert "type" in text
        assert "numeric(10,2)" in text
        text = await press(pilot, "3")
        assert "ALTER TABLE public.orders" in text
        text = await press(pilot, "4")
        assert "rollback]" in text
        assert "DROP " in text
        assert "definition]" in await press(pilot, "right_square_bracket")
        assert "rollback]" in await press(pilot, "left_square_bracket")
        assert "definition]" in await press(pilot, "1")

    drive(comparer, steps, size=(120, 150))


def test_what_a_tick_needs_is_taken_along_and_shown(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "a")
        assert "0 of 9 changes ticked   0 steps" in screen(pilot)
        await go(pilot, ObjectId("table", ("extra", "things")))
        text = await press(pilot, "space")
        assert "[x] + table things" in text
        assert "[+] + table kinds  needed" in text
        assert "taken along" in text
        text = await press(pilot, "3")
        assert "Taken along, because what is ticked needs it" in text
        assert "CREATE TABLE extra.kinds" in text
        text = await press(pilot, "a")
        assert "9 of 9" in text

    drive(comparer, steps)


def test_a_part_and_a_schema_are_ticked_alone(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ORDERS)
        await press(pilot, "l", "j")
        text = await press(pilot, "space")
        assert "[~] ~ table orders" in text
        assert "[~] public" in text
        await press(pilot, "g")
        text = await press(pilot, "space")
        assert "[ ] extra" in text

    drive(comparer, steps)


def test_the_filters_narrow_the_tree_and_escape_widens_it(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "slash", "o", "r", "d", "r", "s", "enter")
        assert "table orders" in text
        assert "table audit" not in text
        assert "filtered: Escape shows all" in text
        assert "table audit" in await press(pilot, "escape")
        text = await press(pilot, "f", "j", "enter")
        assert "table audit" in text or "function legacy" in text
        assert "filtered" in text
        await press(pilot, "escape")
        text = await press(pilot, "s", "j", "enter")
        assert "table things" in text
        assert "table orders" not in text
        await press(pilot, "escape")
        text = await press(pilot, "exclamation_mark")
        assert "function legacy()" in text
        assert "table audit" not in text
        assert "table audit" in await press(pilot, "exclamation_mark")

    drive(comparer, steps)


def test_words_of_a_name_come_before_letters_in_their_order(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "slash", *"kind")
        assert "table kinds" in text
        assert "table things" in text, "its column is called kind"
        assert "table audit" not in text
        await press(pilot, "escape")
        assert "table orders" in await press(pilot, "slash", *"orrs")

    drive(comparer, steps)


def test_a_schema_says_what_is_to_happen_in_it(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "g")
        assert "+ 3 to create" in text
        assert "! 1 with hazards" in text
        await press(pilot, "y", "i", "o")
        assert said(pilot).count("move to an object first") == 3

    drive(comparer, steps)


def test_two_columns_stand_where_there_is_room_for_them(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        assert "prod now" not in await go(pilot, ORDERS)
        assert "prod now" in await press(pilot, "v")
        await press(pilot, "v")
        await pilot.resize_terminal(140, 24)
        await settled(pilot)
        assert "prod now" not in screen(pilot), "what was chosen stays"

    drive(comparer, steps, size=(80, 24))


def test_a_screen_that_grows_gets_two_columns(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        assert "prod now" not in await go(pilot, ORDERS)
        await pilot.resize_terminal(140, 24)
        await settled(pilot)
        assert "prod now" in screen(pilot)

    drive(comparer, steps, size=(80, 24))


def test_the_selection_is_saved_as_a_plan_that_holds_it_alone(comparer: Comparer, project: Path) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "a")
        await go(pilot, ObjectId("table", ("public", "audit")))
        await press(pilot, "space", "w")
        assert pilot.app.screen.query_one(Input).value == "migration.sql"
        await press(pilot, "enter")
        assert "wrote migration.sql" in said(pilot)

    drive(comparer, steps)
    script = (project / "migration.sql").read_text()
    assert "CREATE TABLE public.audit" in script
    assert "orders" not in script
    assert (project / "migration.rollback.sql").exists()
    assert (project / "migration.plan.json").exists()


def test_a_dry_run_runs_the_command(comparer: Comparer, capfd: pytest.CaptureFixture[str]) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ObjectId("table", ("extra", "kinds")))
        await press(pilot, "d")

    drive(comparer, steps)
    assert "nothing was changed" in capfd.readouterr().err


def test_an_apply_is_refused_where_nobody_answers_its_questions(
    comparer: Comparer, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "1")

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "A")
        assert "9 of 9" in screen(pilot)

    drive(comparer, steps)
    assert "exit code 3" in capfd.readouterr().err


def test_an_apply_changes_the_target_and_the_view(comparer: Comparer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    run = comparer._actions._invoke  # type: ignore[attr-defined]
    monkeypatch.setattr(comparer._actions, "_invoke", lambda words: run([*words, "--yes"]))

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "a")
        await go(pilot, ObjectId("table", ("public", "audit")))
        await press(pilot, "space", "A")
        assert "table audit" not in screen(pilot)

    drive(comparer, steps)


def test_an_object_is_ignored_from_now_on_and_comments_stay(comparer: Comparer, project: Path) -> None:
    path = project / "pgsync.toml"
    path.write_text(
        f"# mine\n{path.read_text()}\n[compare]   # what counts\nignore = [\n  'table:tmp_*',  # scratch\n]\n"
    )

    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ObjectId("table", ("public", "audit")))
        await press(pilot, "i")
        assert pilot.app.screen.query_one(Input).value == "table:public.audit"
        text = await press(pilot, "enter")
        assert "table audit" not in text
        assert "added to [compare] ignore" in said(pilot)
        await go(pilot, ObjectId("function", ("public", "legacy()")))
        await press(pilot, "i", "escape")
        assert "legacy" in screen(pilot)

    drive(comparer, steps)
    text = path.read_text()
    assert "# mine" in text
    assert "# what counts" in text
    assert "'table:tmp_*',  # scratch" in text
    assert "table:public.audit" in text


def test_names_and_the_migration_are_copied(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ORDERS)
        await press(pilot, "y")
        assert comparer.clipboard == "public.orders"
        await press(pilot, "Y")
        assert "CREATE TABLE public.audit" in comparer.clipboard

    drive(comparer, steps)


def test_both_definitions_and_the_migration_are_opened_elsewhere(
    comparer: Comparer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("code", "editor"):
        script = tmp_path / name
        words, seen = tmp_path / f"{name}.words", tmp_path / f"{name}.seen"
        script.write_text(f'#!/bin/sh\necho "$@" > {words}\nfor last; do :; done\ncat "$last" > {seen}\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("VISUAL", "editor")

    async def steps(pilot: Pilot[int]) -> None:
        await go(pilot, ORDERS)
        await press(pilot, "o", "e")

    drive(comparer, steps)
    assert "--diff" in (tmp_path / "code.words").read_text()
    assert "numeric(12,2)" in (tmp_path / "code.seen").read_text()
    assert "ALTER TABLE public.orders" in (tmp_path / "editor.seen").read_text()


def test_the_databases_are_read_again(comparer: Comparer, server: Server) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        server.execute("CREATE TABLE public.later (id integer)", comparer.choosing.source.info.database)
        assert "table later" in await press(pilot, "r")

    drive(comparer, steps)


def test_tab_moves_between_the_sides_and_help_lists_the_keys(comparer: Comparer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "tab")
        assert comparer.focused is comparer.query_one("#page")
        await press(pilot, "j", "k", "shift+tab")
        assert comparer.focused is comparer._tree()
        text = await press(pilot, "question_mark")
        for words in ("Rehearse the plan", "Ignore an object", "Only what has hazards", "Tab 3: migration"):
            assert words in text
        await press(pilot, "escape", "q")

    drive(comparer, steps, size=(120, 60))
    assert comparer.return_value == 0


def test_hostile_names_are_shown_and_obeyed_by_nobody(server: Server, project: Path) -> None:
    name = identifier(HOSTILE)
    with two_databases(server, project, f"CREATE TABLE {name} ({name} integer)", ""):
        comparer = view()

        async def steps(pilot: Pilot[int]) -> None:
            await press(pilot, "j")
            for tab in "1234":
                text = await press(pilot, tab)
                assert "\x1b" not in text
                assert "\u202e" not in text
                assert "[red]" in text

        drive(comparer, steps, size=(200, 40))


def test_equal_databases_say_so(server: Server, project: Path) -> None:
    with two_databases(server, project, LOCAL, LOCAL):

        async def steps(pilot: Pilot[int]) -> None:
            assert "No differences: PROD looks like LOCAL." in screen(pilot)
            await press(pilot, "space", "a", "i", "o", "3")

        drive(view(), steps)


def test_without_a_terminal_the_static_command_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project):
        result = pgsync("compare", "-i")

    assert result.code == 64
    assert "-i needs a terminal" in result.err


@pytest.mark.parametrize("width", (80, 120))
def test_the_footer_names_what_is_done_most_at_every_width(comparer: Comparer, width: int) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        footer = screen(pilot).splitlines()[-1]
        for words in ("? Keys", "space Tick", "/ Filter", "w Write", "d Dry run", "A Apply", "i Ignore"):
            assert words in footer

    drive(comparer, steps, size=(width, 24))
