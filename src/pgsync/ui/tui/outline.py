"""A tree of any size: only the lines on the screen are drawn, children are made when they are first shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

_STEP = 2  # columns that each level is further in


@dataclass(eq=False, slots=True)
class Node:
    """One line. label: called when the line is drawn. children: called when it is opened; None for a leaf."""

    data: object
    label: Callable[[], Text]
    children: "Callable[[], Sequence[Node]] | None" = None
    is_open: bool = False
    depth: int = 0
    parent: "Node | None" = None
    loaded: "list[Node] | None" = field(default=None, repr=False)

    def below(self) -> "list[Node]":
        """Return the children, made when they are first asked for."""
        if self.loaded is None:
            self.loaded = list(self.children()) if self.children is not None else []
            for child in self.loaded:
                child.depth, child.parent = self.depth + 1, self
        return self.loaded


class Outline(ScrollView, can_focus=True):
    """A tree of nodes with one of them under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("l,right", "open", "Open", show=False),
        Binding("h,left", "close", "Close, or go to what it is in", show=False),
        Binding("enter", "select", "Open or go there", show=False),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False),
        Binding("g,home", "edge(0)", "First line", show=False),
        Binding("G,end", "edge(1)", "Last line", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"outline--cursor", "outline--unfocused", "outline--sign"}
    DEFAULT_CSS = """
    Outline { background: $background; overflow-x: hidden; }
    Outline > .outline--cursor { background: $primary; color: $text; text-style: bold; }
    Outline > .outline--unfocused { background: $primary-muted; color: $text; }
    Outline > .outline--sign { color: $text-muted; }
    Outline:nocolor > .outline--cursor { text-style: reverse; }
    Outline:nocolor > .outline--unfocused { text-style: bold; }
    """

    class Highlighted(Message):
        """The cursor is on another node."""

        def __init__(self, outline: "Outline", node: Node | None) -> None:
            super().__init__()
            self.outline, self.node = outline, node

    class Selected(Message):
        """Enter was pressed, or the mouse, on a leaf."""

        def __init__(self, outline: "Outline", node: Node) -> None:
            super().__init__()
            self.outline, self.node = outline, node

    def __init__(self, *, id: str | None = None, is_opened_by_enter: bool = True) -> None:
        """is_opened_by_enter: False selects with Enter also what has something in it."""
        super().__init__(id=id)
        self._is_opened_by_enter = is_opened_by_enter
        self.rows: list[Node] = []
        self.cursor = 0

    @property
    def node(self) -> Node | None:
        """The node under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def fill(self, roots: Sequence[Node], cursor: int = 0) -> None:
        """Show other nodes."""
        self.rows = list(_visible(roots))
        self.cursor = max(0, min(cursor, len(self.rows) - 1))
        self._resized()
        self.scroll_to(y=0, animate=False)
        self._moved()

    def again(self) -> None:
        """Draw the same nodes with their labels as they are now."""
        self.refresh()

    def toggle(self, node: Node) -> None:
        """Open a node that is closed, and the other way round."""
        (self._close if node.is_open else self._open)(node)

    def reveal(self, path: Sequence[object]) -> bool:
        """Open the nodes with these data one in the other and put the cursor on the last; False when one is missing."""
        node: Node | None = None
        for data in path:
            within = [row for row in self.rows if row.depth == 0] if node is None else node.below()
            found = next((child for child in within if child.data == data), None)
            if found is None:
                return False
            if node is not None and not node.is_open:
                self._open(node)
            node = found
        if node is not None:
            place = self.rows.index(node)
            self._go(place)
            self._frame(place)
        return node is not None

    def _frame(self, line: int) -> None:
        """Show a line with what it is in, where it came to be at the edge of the screen."""
        height, top = self.size.height, round(self.scroll_offset.y)
        if not top < line < top + height - 1:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self._go(self.cursor + steps)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what fits on the screen."""
        self._go(self.cursor + pages * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or the last line."""
        self._go(len(self.rows) - 1 if end else 0)

    def action_open(self) -> None:
        """Open the node, or go to the first one in it."""
        node = self.node
        if node is not None and node.children is not None:
            if not node.is_open:
                self._open(node)
            elif node.below():
                self._go(self.cursor + 1)

    def action_close(self) -> None:
        """Close the node, or go to the one that it is in."""
        node = self.node
        if node is not None and node.is_open:
            self._close(node)
        elif node is not None and node.parent in self.rows:
            self._go(self.rows.index(node.parent))

    def action_select(self) -> None:
        """Open or close the node; a leaf is selected."""
        if self.node is None:
            return
        if self.node.children is not None and (self._is_opened_by_enter or self.node.depth == 0):
            self.toggle(self.node)
        else:
            self.post_message(self.Selected(self, self.node))

    def on_click(self, event: events.Click) -> None:
        """Go to the line, and open or close it where its sign is, or with a second click."""
        line = event.y + round(self.scroll_offset.y)
        if line >= len(self.rows):
            return
        node = self.rows[line]
        is_sign = event.x <= 1 + node.depth * _STEP + 1 and node.children is not None
        self._go(line)
        if is_sign:
            self.toggle(node)
        elif event.chain > 1:
            self.action_select()

    def _open(self, node: Node) -> None:
        if node.children is None or node.is_open:
            return
        node.is_open = True
        place = self.rows.index(node) + 1
        self.rows[place:place] = _visible(node.below())
        self._resized()

    def _close(self, node: Node) -> None:
        if not node.is_open:
            return
        place = self.rows.index(node)
        end = place + 1
        while end < len(self.rows) and self.rows[end].depth > node.depth:
            end += 1
        node.is_open = False
        del self.rows[place + 1 : end]
        if place < self.cursor:
            self.cursor = max(place, self.cursor - (end - place - 1)) if self.cursor >= end else place
        self._resized()

    def _go(self, line: int) -> None:
        line = max(0, min(line, len(self.rows) - 1))
        is_other = line != self.cursor
        self.cursor = line
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, force=True)
        self.refresh()
        if is_other:
            self._moved()

    def _moved(self) -> None:
        self.post_message(self.Highlighted(self, self.node))

    def _resized(self) -> None:
        self.virtual_size = Size(0, len(self.rows))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor on the screen."""
        self._frame(self.cursor)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        line, width = y + round(self.scroll_offset.y), self.scrollable_content_region.width
        if line >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        node = self.rows[line]
        sign = "  " if node.children is None else "▾ " if node.is_open else "▸ "
        text = Text.assemble(" " * node.depth * _STEP, (sign, self._style("sign")), node.label())
        text.truncate(max(1, width - 1), overflow="ellipsis")
        mark, style = " ", self.rich_style
        if line == self.cursor:
            mark, style = ">", self._style("cursor" if self.has_focus else "unfocused")
            text = Text(text.plain)
        segments = Segment.apply_style([Segment(mark), *text.render(self.app.console, end="")], style)
        return Strip(segments).adjust_cell_length(width, style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"outline--{name}")


def _visible(nodes: Sequence[Node]) -> Iterator[Node]:
    """Return nodes and, below those that are open, what is in them."""
    for node in nodes:
        yield node
        if node.is_open:
            yield from _visible(node.below())
