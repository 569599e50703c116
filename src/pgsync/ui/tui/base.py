"""What the interactive views share: colours, help made from the keys, questions, programs beside the view."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar

from rich.console import RenderableType
from rich.style import Style
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from pgsync.text import clean, clean_line
from pgsync.ui.console import label
from pgsync.ui.tui.outline import Node, Outline

_DARK, _LIGHT = "textual-dark", "textual-light"
_KEYS = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "exclamation_mark": "!",
}
_BRIGHT = 7  # of COLORFGBG's second number, from which on a background is light


class PgsyncApp(App[int]):
    """A view that fills the terminal; its result is an exit code."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Keys", key_display="?", tooltip="These keys"),
        Binding("T", "toggle_theme", "Light or dark", show=False),
        Binding("q", "leave", "Quit"),
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
    ]
    CSS = """
    #heading { height: auto; padding: 0 1; background: $panel; }
    """

    def __init__(self, *, is_colored: bool = True) -> None:
        """is_colored: False draws without any colour, as NO_COLOR asks for."""
        before = os.environ.get("NO_COLOR")
        if not is_colored:
            os.environ["NO_COLOR"] = "1"
        try:
            super().__init__(ansi_color=not is_colored)
        finally:
            if before is None:
                os.environ.pop("NO_COLOR", None)
        if is_colored:
            self.theme = _LIGHT if _is_light() else _DARK

    def action_toggle_theme(self) -> None:
        """Change between light and dark."""
        self.theme = _DARK if self.theme == _LIGHT else _LIGHT

    def action_leave(self) -> None:
        """End with success."""
        self.exit(0)

    def action_help(self) -> None:
        """Show every key."""
        self.push_screen(HelpScreen(type(self)))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Give the terminal to something else for a while; where there is none, as in tests, nothing happens."""
        try:
            with self.suspend():
                yield
        except SuspendNotSupported:
            yield

    def tell(self, text: str, *, is_error: bool = False) -> None:
        """Say something in a corner for a while."""
        self.notify(clean(text), severity="error" if is_error else "information", markup=False)

    def copy(self, text: str, what: str) -> None:
        """Put a text into the clipboard, through the terminal (OSC 52), so over SSH too."""
        self.copy_to_clipboard(text)
        self.tell(f"copied {what}")

    def sql(self, text: str) -> RenderableType:
        """Return SQL with its words coloured."""
        theme = "ansi_light" if self.theme == _LIGHT else "ansi_dark"
        shown = clean(text)
        colored = Syntax(shown, "postgresql", theme=theme, background_color="default").highlight(shown)
        text_alone = Text(shown.rstrip(), overflow="fold")  # on the view's own background
        for start, end, style in colored.spans:
            if isinstance(style, Style):
                text_alone.stylize(Style(color=style.color, bold=style.bold, italic=style.italic), start, end)
        return text_alone


def _is_light() -> bool:
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background.isdigit() and int(background) >= _BRIGHT and int(background) != _BRIGHT + 1


class HelpScreen(ModalScreen[None]):
    """Every key of a view with what it does, from the same declarations that the keys work by."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", "Close")]
    CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > ScrollableContainer { width: 72; max-width: 95%; height: auto; max-height: 90%; padding: 1 2;
        background: $panel; border: round $primary; }
    HelpScreen Static { height: auto; }
    """

    def __init__(self, app_class: type[App[Any]]) -> None:
        super().__init__()
        self._owners = (app_class, Outline, Scroll)

    def compose(self) -> ComposeResult:
        """Show them in two columns."""
        with ScrollableContainer():
            yield Static(keys_table(self._owners))


def keys_table(classes: Sequence[type]) -> Table:
    """Return the keys of some classes and what they do."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), show_header=False)
    for keys, words in dict.fromkeys(_keys(classes)):
        table.add_row(Text(keys, style="bold"), Text(words))
    return table


def _keys(classes: Sequence[type]) -> Iterator[tuple[str, str]]:
    for owner in classes:
        for base in owner.__mro__:
            if base is App or not issubclass(base, (App, Widget)) or not base.__module__.startswith("pgsync"):
                continue
            for binding in base.__dict__.get("BINDINGS", ()):
                names = [_KEYS.get(key, key) for key in binding.key.split(",")]
                yield "  ".join(names), binding.tooltip or binding.description


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


class Ask(ModalScreen[str | None]):
    """A question with a line to answer in; None when it was left with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]
    CSS = """
    Ask { align: center middle; }
    Ask > Vertical { width: 80; max-width: 95%; height: auto; padding: 1 2; background: $panel;
        border: round $primary; }
    """

    def __init__(self, question: str, default: str = "") -> None:
        super().__init__()
        self._question, self._default = question, default

    def compose(self) -> ComposeResult:
        """Show the question above the line."""
        with Vertical():
            yield Static(Text(clean(self._question)))
            yield Input(self._default, select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        self.dismiss(event.value.strip() or None)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class Choose(ModalScreen[str | None]):
    """A list to choose one of; None when it was left with Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "cancel", "Cancel")]
    CSS = """
    Choose { align: center middle; }
    Choose > Vertical { width: 64; max-width: 95%; height: auto; max-height: 80%; padding: 1 2; background: $panel;
        border: round $primary; }
    Choose Outline { height: auto; max-height: 20; background: $panel; }
    """

    def __init__(self, question: str, choices: Sequence[tuple[str, Text]]) -> None:
        super().__init__()
        self._question, self._choices = question, choices

    def compose(self) -> ComposeResult:
        """Show the choices below the question."""
        with Vertical():
            yield Static(Text(clean(self._question), style="bold"))
            yield Outline(id="choices")

    def on_mount(self) -> None:
        """List them."""
        outline = self.query_one(Outline)
        outline.styles.height = min(20, len(self._choices))
        outline.fill([Node(value, _constant(text)) for value, text in self._choices])
        outline.focus()

    def on_outline_selected(self, event: Outline.Selected) -> None:
        """Choose."""
        event.stop()
        self.dismiss(str(event.node.data))

    def action_cancel(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)


class Titles(Static):
    """A line of titles of which one is chosen, by its number, with [ and ], or with the mouse."""

    DEFAULT_CSS = "Titles { height: auto; padding: 0 1; background: $panel; }"

    class Chosen(Message):
        """Another title was chosen with the mouse."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._spans: list[tuple[int, int]] = []

    def show(self, titles: Sequence[str], chosen: int) -> None:
        """Show these titles, one of them marked."""
        text, self._spans = Text(), []
        for number, title in enumerate(titles):
            words = f" {number + 1} {clean_line(title)} "
            start = len(text)
            style = Style(reverse=True, bold=True) if number == chosen else Style()
            text.append(f"[{words[1:-1]}]" if number == chosen else words, style=style)
            self._spans.append((start, len(text)))
        text.no_wrap = False
        self.update(text)

    def on_click(self, event: events.Click) -> None:
        """Choose the title under the mouse; titles wrap only on narrow screens, where keys choose them."""
        for number, (start, end) in enumerate(self._spans):
            if event.y == 0 and start <= event.x - 1 < end:
                self.post_message(self.Chosen(number))


def _constant(text: Text) -> Callable[[], Text]:
    return lambda: text


def fixed(text: str, style: str = "") -> Callable[[], Text]:
    """Return a label that never changes."""
    return _constant(label(text, style))
