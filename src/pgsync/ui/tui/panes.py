"""The panes of the interactive views: a text that scrolls, a line of titles."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from pgsync.text import clean_line


class Scroll(ScrollableContainer, can_focus=True):
    """A text that is longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Scroll down", show=False),
        Binding("k", "scroll_up", "Scroll up", show=False),
        Binding("h", "scroll_left", "Scroll left", show=False),
        Binding("l", "scroll_right", "Scroll right", show=False),
        Binding("ctrl+d", "page_down", "Page down", show=False),
        Binding("ctrl+u", "page_up", "Page up", show=False),
        Binding("g", "scroll_home", "Beginning", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]


class Titles(Widget):
    """Titles of which one is chosen, by its number, with [ and ], or with the mouse; no line ends inside one."""

    DEFAULT_CSS = "Titles { height: auto; padding: 0 1; background: $panel; }"

    class Chosen(Message):
        """Another title was chosen with the mouse."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles: list[str] = []
        self._chosen = 0

    def show(self, titles: Sequence[str], chosen: int) -> None:
        """Show these titles, one of them marked."""
        self._titles, self._chosen = [clean_line(title) for title in titles], chosen
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines they take."""
        del container, viewport
        return max(1, len(self._lines(width)))

    def render(self) -> Text:
        """Draw them."""
        text = Text(no_wrap=True)
        for line in self._lines(self.content_size.width):
            text.append("\n" if text.plain else "")
            for number in line:
                style = Style(reverse=True, bold=True) if number == self._chosen else Style()
                text.append(self._words(number), style=style)
        return text

    def on_click(self, event: events.Click) -> None:
        """Choose the title under the mouse."""
        lines = self._lines(self.content_size.width)
        place = event.x - 1
        for number in lines[event.y] if event.y < len(lines) else ():
            if 0 <= place < len(self._words(number)):
                self.post_message(self.Chosen(number))
            place -= len(self._words(number))

    def _words(self, number: int) -> str:
        words = f"{number + 1} {self._titles[number]}"
        return f"[{words}]" if number == self._chosen else f" {words} "

    def _lines(self, width: int) -> list[list[int]]:
        """Return the numbers of the titles that stand in each line."""
        lines: list[list[int]] = []
        room = 0
        for number in range(len(self._titles)):
            needed = len(self._words(number))
            if not lines or needed > room:
                lines.append([])
                room = width
            lines[-1].append(number)
            room -= needed
        return lines
