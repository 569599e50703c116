"""A tree of any size draws what is on the screen, and nothing else."""

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.pilot import Pilot

from pgsync.ui.tui.base import PgsyncApp
from pgsync.ui.tui.outline import Node, Outline
from ui.piloted import drive, press, screen

MANY = 100_000


class Leaves(PgsyncApp):
    """One node with very many in it."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = self.made = 0

    def compose(self) -> ComposeResult:
        yield Outline()

    def on_mount(self) -> None:
        root = Node("root", lambda: Text("root"), self._leaves)
        self.query_one(Outline).fill([root, Node("last", lambda: Text("last"))])

    def _leaves(self) -> list[Node]:
        self.made += 1
        return [Node(number, self._label(number)) for number in range(MANY)]

    def _label(self, number: int) -> Callable[[], Text]:
        def text() -> Text:
            self.drawn += 1
            return Text(f"leaf {number}")

        return text


def test_a_hundred_thousand_nodes_cost_a_screen() -> None:
    app = Leaves()

    async def steps(pilot: Pilot[int]) -> None:
        assert app.made == 0
        await press(pilot, "tab", "l")
        assert app.made == 1
        text = await press(pilot, "G", "k")
        assert f"leaf {MANY - 1}" in text
        assert app.drawn < 20 * 40
        await press(pilot, "g", "h", "l")
        assert app.made == 1
        assert len(app.query_one(Outline).rows) == MANY + 2

    drive(app, steps)


def test_a_path_is_opened_down_to_its_end_and_only_where_there_is_one() -> None:
    app = Leaves()

    async def steps(pilot: Pilot[int]) -> None:
        outline = app.query_one(Outline)
        assert outline.reveal(["root", 77_000])
        await pilot.pause()
        assert outline.node is not None
        assert outline.node.data == 77_000
        assert "leaf 77000" in screen(pilot)
        assert not outline.reveal(["root", "nowhere"])
        assert not outline.reveal(["nothing"])

    drive(app, steps)


def test_closing_what_the_cursor_is_in_leaves_it_on_the_line_that_was_closed() -> None:
    app = Leaves()

    async def steps(pilot: Pilot[int]) -> None:
        outline = app.query_one(Outline)
        outline.reveal(["root", 500])
        outline.toggle(outline.rows[0])
        await pilot.pause()
        assert outline.cursor == 0
        assert [row.data for row in outline.rows] == ["root", "last"]

    drive(app, steps)
