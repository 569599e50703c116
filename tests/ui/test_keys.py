"""Every key of every view: it reaches what it is declared for, and some test looks at what comes of it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widget import Widget

from cli.pair import LOCAL, PROD, two_databases
from conftest import Server
from pgsync.app.browse import Browser
from pgsync.app.connections import Connections
from pgsync.model.identity import ObjectId
from pgsync.store.config import load
from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.comparer import Comparer
from pgsync.ui.tui.dialogs import Ask, Choose, HelpScreen
from pgsync.ui.tui.explorer import Explorer
from pgsync.ui.tui.outline import Outline
from pgsync.ui.tui.panes import Scroll
from ui.piloted import drive
from ui.test_comparer import view as comparer

HERE = Path(__file__).parent
TESTS: dict[type[PgsyncApp], str] = {Explorer: "test_explorer.py", Comparer: "test_comparer.py"}
"""Where the keys of a view are tried."""
SHARED = (PgsyncApp, Outline, Scroll, HelpScreen, Ask, Choose)
"""What both views have, tried in any file."""
_CALLS = frozenset({"press", "parametrize"})


def bindings(owner: type) -> list[Binding]:
    """Return the bindings that a class declares itself, one for each key."""
    declared = [one for one in owner.__dict__["BINDINGS"] if isinstance(one, Binding)]
    assert declared, f"{owner.__name__} has no bindings"
    return list(Binding.make_bindings(declared))


def strings_in_calls(path: Path) -> Iterator[str]:
    """Return the texts that a file gives to press() and to parametrize(), and those of its loops."""
    for node in ast.walk(ast.parse(path.read_text())):
        within: list[ast.expr] = []
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in _CALLS:
            within = node.args
        elif isinstance(node, ast.For):
            within = [node.iter]
        parts = [part for one in within for part in ast.walk(one)]
        yield from (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("view", TESTS)
def test_every_key_of_a_view_is_pressed_in_its_tests(view: type[PgsyncApp]) -> None:
    pressed = set(strings_in_calls(HERE / TESTS[view]))

    assert [binding.key for binding in bindings(view) if binding.key not in pressed] == []


@pytest.mark.parametrize("owner", SHARED)
def test_every_key_that_the_views_share_is_pressed_somewhere(owner: type) -> None:
    pressed = {text for path in HERE.glob("test_*.py") for text in strings_in_calls(path)}

    assert [binding.key for binding in bindings(owner) if binding.key not in pressed] == []


@pytest.mark.parametrize("view", TESTS)
def test_every_key_reaches_its_action(
    view: type[PgsyncApp], server: Server, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    owners = (view, PgsyncApp, Outline, Scroll)
    for owner in owners:
        for binding in bindings(owner):
            name = f"action_{binding.action.partition('(')[0]}"
            monkeypatch.setattr(owner, name, _recorder(binding.action.partition("(")[0], done))

    async def steps(pilot: Pilot[int]) -> None:
        for owner in owners:
            for binding in bindings(owner):
                pilot.app.screen.set_focus(_focus(pilot.app, owner))
                done.clear()
                await pilot.press(binding.key)
                await pilot.pause()
                assert done == [binding.action], f"{owner.__name__}: {binding.key}"

    with two_databases(server, project, LOCAL, PROD):
        browser = Browser(Connections(load(None)))
        start = ObjectId("table", ("public", "orders"))
        made = Explorer(browser, "local", browser.open("local"), start=start) if view is Explorer else comparer()
        drive(made, steps)


def _recorder(action: str, done: list[str]) -> object:
    def act(_: object, *values: object) -> None:
        done.append(f"{action}({', '.join(map(repr, values))})" if values else action)

    return act


def _focus(app: object, owner: type) -> Widget:
    """Return what has the focus when a key of a class is pressed."""
    assert isinstance(app, PgsyncApp)
    return app.query_one("#page" if owner is Scroll else "#tree")
