"""pgsync explore -i, key by key."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.filter import NoColor
from textual.pilot import Pilot

from cli.pair import HOSTILE, identifier, two_databases
from cli.test_explore import SHOP
from conftest import Server
from pgsync.app.browse import Browser
from pgsync.app.connections import Connections
from pgsync.model.identity import ObjectId
from pgsync.store.config import load
from pgsync.ui.tui.explorer import Explorer
from ui.piloted import drive, press, said, screen, settled

if TYPE_CHECKING:
    from cli.conftest import Command

OTHER = "CREATE SCHEMA other; CREATE TABLE other.alone (id integer)"
ORDERS = ObjectId("table", ("sales", "orders"))


@pytest.fixture
def explorer(server: Server, project: Path) -> Iterator[Explorer]:
    hostile = f"CREATE TABLE sales.{identifier(HOSTILE)} (id integer);"
    with two_databases(server, project, SHOP + hostile, OTHER):
        browser = Browser(Connections(load(None)))
        yield Explorer(browser, "local", browser.open("local"))


def at_orders(view: Explorer) -> Explorer:
    view._start = ORDERS
    return view


def test_the_tree_is_opened_and_closed_with_arrows_and_with_vi_keys(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = screen(pilot)
        assert "PostgreSQL 18" in text
        assert ">▾ local" in text
        assert "▸ sales  5 objects" in text
        assert "customers" not in text
        text = await press(pilot, "j", "j", "l")
        assert "▾ sales" in text
        assert "▸ tables  3" in text
        text = await press(pilot, "down", "down", "right")
        assert "customers  2 columns" in text
        text = await press(pilot, "h", "left", "left")
        assert "▸ sales" in text
        assert "tables" not in text
        assert ">  prod  not open" in await press(pilot, "G")
        text = await press(pilot, "g")
        assert ">▾ local" in text
        await press(pilot, "end")
        assert explorer._tree().cursor == len(explorer._tree().rows) - 1
        await press(pilot, "home", "ctrl+d")
        assert explorer._tree().cursor > 2
        await press(pilot, "ctrl+u")
        assert explorer._tree().cursor == 0
        await press(pilot, "pagedown", "up")
        assert explorer._tree().cursor == len(explorer._tree().rows) - 2
        await press(pilot, "pageup")
        assert explorer._tree().cursor == 0

    drive(explorer, steps)


def test_the_search_answers_while_one_types_and_jumps(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "slash", "o", "r", "d", "c", "u", "s")
        assert "sales.orders.customer  column" in text
        second = explorer.view.search("ordcus")[1]
        await press(pilot, "down", "enter")
        assert explorer.current == second
        text = await press(pilot, "slash", "c", "u", "s", "t", "escape")
        assert "search" not in text
        assert "▾ tables" in text

    drive(explorer, steps)


@pytest.mark.parametrize(
    ("tab", "shown"),
    (
        ("overview", "row security"),
        ("columns", "customer  integer"),
        ("constraints", "REFERENCES"),
        ("indexes", "0 scans"),
        ("privileges", "owner postgres"),
        ("DDL", "CREATE TABLE sales.orders"),
        ("dependencies", "depends on  1"),
        ("rows", "no rows"),
        ("statistics", "seq scan"),
    ),
)
def test_every_tab_shows_its_part(explorer: Explorer, tab: str, shown: str) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, str(explorer.details.tabs.index(tab) + 1))
        assert f"{tab}]" in text
        assert shown in text

    drive(at_orders(explorer), steps)


def test_digits_choose_a_tab_and_one_too_many_does_nothing(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for key, tab in zip(("1", "2", "3", "4", "5", "6", "7", "8", "9"), explorer.details.tabs, strict=False):
            assert f"{key} {tab}]" in await press(pilot, key)
        await pilot.press("1")
        explorer.details.tabs = explorer.details.tabs[:5]
        assert "1 overview]" in await press(pilot, "9")

    drive(at_orders(explorer), steps)


def test_tab_moves_between_tree_and_details(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        for key in ("tab", "shift+tab"):
            await press(pilot, key)
            assert explorer.focused is explorer.query_one("#page")
            await press(pilot, key)
            assert explorer.focused is explorer._tree()
        await press(pilot, "slash", "o", "tab")
        assert explorer.focused is explorer.query_one("#page")
        await press(pilot, "tab")
        assert explorer.focused is explorer.query_one("#hits")

    drive(at_orders(explorer), steps)


def test_an_object_that_is_jumped_to_is_shown_with_what_it_is_in(server: Server, project: Path) -> None:
    many = "".join(f"CREATE FUNCTION public.f{number}() RETURNS integer RETURN 1;" for number in range(60))
    with two_databases(server, project, f"{SHOP} {many}", OTHER):
        browser = Browser(Connections(load(None)))
        explorer = Explorer(browser, "local", browser.open("local"), start=ObjectId("function", ("public", "f59()")))

        async def steps(pilot: Pilot[int]) -> None:
            text = await press(pilot, "slash", *"f30", "enter")
            lines = [line.strip() for line in text.splitlines()]
            place = next(number for number, line in enumerate(lines) if line.startswith(">"))
            assert lines[place].startswith(">"), text
            assert 3 < place < 20, text

        drive(explorer, steps, size=(100, 24))


def test_brackets_turn_the_tabs_round(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        assert "2 columns]" in await press(pilot, "right_square_bracket")
        assert "1 overview]" in await press(pilot, "left_square_bracket")
        assert "statistics]" in await press(pilot, "left_square_bracket")

    drive(at_orders(explorer), steps)


def test_neighbours_are_jumped_to_and_back(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, str(explorer.details.tabs.index("dependencies") + 1), "tab", "j")
        assert ">  ▸ table sales.customers" in text
        assert "used by" in text
        await press(pilot, "enter")
        assert explorer.current == ObjectId("table", ("sales", "customers"))
        await press(pilot, "b")
        assert explorer.current == ORDERS
        await press(pilot, "backspace")
        assert explorer.current == ORDERS

    drive(at_orders(explorer), steps)


def test_neighbours_of_neighbours_are_opened_in_place(explorer: Explorer) -> None:
    explorer._start = ObjectId("table", ("sales", "customers"))

    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, str(explorer.details.tabs.index("dependencies") + 1), "tab", "j", "j", "l")
        assert "used by  2" in text
        assert "▾ table sales.orders" in text or "▾ view sales.names" in text

    drive(explorer, steps)


def test_rows_of_a_view_are_read_on_request_and_by_no_superuser(explorer: Explorer) -> None:
    explorer._start = ObjectId("view", ("sales", "names"))

    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, str(explorer.details.tabs.index("rows") + 1))
        assert "x reads it anyway" in text
        text = await press(pilot, "x")
        assert "this role may do too much" in text

    drive(explorer, steps)


def test_rows_of_a_view_are_shown_to_a_plain_role(server: Server, project: Path) -> None:
    script = (
        SHOP + "DO $$ BEGIN CREATE ROLE looking_plain LOGIN; EXCEPTION WHEN duplicate_object THEN END $$;"
        "GRANT USAGE ON SCHEMA sales TO looking_plain; GRANT SELECT ON sales.names TO looking_plain;"
    )
    with two_databases(server, project, script, "") as (url, _):
        browser = Browser(Connections(load(None)))
        explorer = Explorer(browser, url, browser.open(url.replace("postgres@", "looking_plain@")))
        explorer._start = ObjectId("view", ("sales", "names"))

        async def steps(pilot: Pilot[int]) -> None:
            text = await press(pilot, str(explorer.details.tabs.index("rows") + 1), "x")
            assert "customer 1" in text

        drive(explorer, steps)


def test_name_and_ddl_are_copied(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "y")
        assert explorer.clipboard == "sales.orders"
        await press(pilot, "Y")
        assert explorer.clipboard.startswith("CREATE TABLE sales.orders")

    drive(at_orders(explorer), steps)


@pytest.mark.parametrize(("key", "program"), (("e", "editor"), ("o", "code")))
def test_the_ddl_is_opened_elsewhere(
    explorer: Explorer, key: str, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / program
    script.write_text(f'#!/bin/sh\nfor last; do :; done\ncat "$last" > {tmp_path}/seen\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", "editor --wait")
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, key)
        assert (tmp_path / "seen").read_text().startswith("CREATE TABLE sales.orders")

    drive(at_orders(explorer), steps)


def test_what_cannot_be_opened_is_said(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "e", "o")
        assert "there is no program no-such-editor" in said(pilot)
        assert "VS Code's command was not found" in said(pilot)

    drive(at_orders(explorer), steps)


def test_refresh_reads_again_and_stays_at_the_object(explorer: Explorer, server: Server) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        server.execute("ALTER TABLE sales.orders ADD COLUMN fresh text", explorer.view.found.database.info.database)
        text = await press(pilot, "2", "r")
        assert "fresh" in text
        assert explorer.current == ORDERS

    drive(at_orders(explorer), steps)


def test_another_connection_is_chosen_from_a_list_or_in_the_tree(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "c")
        assert "Connect to" in text
        assert "prod  production" in text
        assert "Connect to" not in await press(pilot, "escape")
        text = await press(pilot, "c", "j", "enter")
        assert "▾ prod" in text
        assert "▸ other" in text
        text = await press(pilot, "G", "enter")
        assert "▾ local" in text

    drive(explorer, steps)


def test_a_connection_that_fails_leaves_the_view_as_it_is(explorer: Explorer, server: Server) -> None:
    name = explorer._browser._connections.resolve("prod").dbname

    async def steps(pilot: Pilot[int]) -> None:
        server.drop_database(str(name))
        text = await press(pilot, "c", "j", "enter")
        assert "does not exist" in said(pilot)
        assert "▾ local" in text

    drive(explorer, steps)


def test_the_help_lists_every_key_of_the_view(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        text = await press(pilot, "question_mark")
        for words in ("Copy the DDL", "Light or dark", "Read the rows of a view", "Page down"):
            assert words in text
        assert "Light or dark" not in await press(pilot, "escape")

    drive(explorer, steps, size=(120, 60))


def test_light_and_dark_change_with_a_key(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        before = explorer.theme
        await press(pilot, "T")
        assert explorer.theme != before
        await press(pilot, "T")
        assert explorer.theme == before

    drive(explorer, steps)


def test_q_ends_with_success(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.press("q")

    drive(explorer, steps)
    assert explorer.return_value == 0


def test_ctrl_c_ends_it_from_anywhere(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await press(pilot, "slash", "o")
        await pilot.press("ctrl+c")

    drive(explorer, steps)
    assert explorer.return_value == 0


def test_the_mouse_opens_and_chooses(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.click("#tree", offset=(4, 2))
        await settled(pilot)
        assert "▾ sales" in screen(pilot)
        await pilot.click("#tree", offset=(12, 2), times=2)
        await settled(pilot)
        assert "▸ sales" in screen(pilot)

    drive(explorer, steps)


def test_a_tab_is_chosen_with_the_mouse(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        await pilot.click("#titles", offset=(17, 0))
        await settled(pilot)
        assert explorer.details.tab == "columns"

    drive(at_orders(explorer), steps)


def test_no_title_is_torn_and_the_mouse_finds_those_of_every_line(explorer: Explorer) -> None:
    async def steps(pilot: Pilot[int]) -> None:
        titles = explorer.query_one("#titles")
        text = "\n".join(screen(pilot).splitlines()[titles.region.y : titles.region.bottom])
        assert titles.size.height > 1
        for number, tab in enumerate(explorer.details.tabs, 1):
            assert f"{number} {tab}" in text
        await pilot.click("#titles", offset=(4, titles.size.height - 1))
        await settled(pilot)
        assert explorer.details.tabs.index(explorer.details.tab) > 3

    drive(at_orders(explorer), steps, size=(80, 24))


def test_hostile_names_are_shown_and_obeyed_by_nobody(explorer: Explorer) -> None:
    explorer._start = ObjectId("table", ("sales", HOSTILE))

    async def steps(pilot: Pilot[int]) -> None:
        for tab in range(1, len(explorer.details.tabs) + 1):
            text = await press(pilot, str(tab))
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert "[red]" in text

    drive(explorer, steps, size=(200, 40))


def test_without_colour_there_is_none(server: Server, project: Path) -> None:
    with two_databases(server, project, SHOP, ""):
        browser = Browser(Connections(load(None)))
        explorer = Explorer(browser, "local", browser.open("local"), is_colored=False)

        async def steps(pilot: Pilot[int]) -> None:
            text = await press(pilot, "j", "l")
            assert explorer.no_color
            assert any(isinstance(found, NoColor) for found in explorer._filters)
            assert ">" in text

        drive(explorer, steps)


def test_without_a_terminal_the_static_command_is_named(pgsync: "Command", server: Server, project: Path) -> None:
    with two_databases(server, project, SHOP, ""):
        result = pgsync("explore", "local", "-i")

    assert result.code == 64
    assert "-i needs a terminal" in result.err
    assert "pgsync explore local shows the tree" in result.err
