"""What the interactive views share: colours, help, programs beside the view."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from rich.console import RenderableType
from rich.style import Style
from rich.syntax import Syntax
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from textual.app import App, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen

from pgsync.text import clean
from pgsync.ui.tui.dialogs import HelpScreen

_DARK, _LIGHT = "textual-dark", "textual-light"
_RGB = tuple[int, int, int]


def _palette(background: _RGB, foreground: _RGB, *colors: _RGB) -> TerminalTheme:
    """Return what the eight colours of a terminal are here; bright ones are the same."""
    return TerminalTheme(background, foreground, list(colors), list(colors))


# Black, red, green, yellow, blue, magenta, cyan, white: each can be read on the view's own background and panels.
_ON_DARK = _palette(
    (18, 18, 18), (224, 224, 224), (72, 79, 88), (255, 123, 114), (86, 211, 100), (227, 179, 65), (121, 192, 255),
    (210, 168, 255), (86, 212, 221), (224, 224, 224),
)  # fmt: skip
_ON_LIGHT = _palette(
    (224, 224, 224), (31, 31, 31), (31, 31, 31), (158, 28, 35), (16, 88, 36), (110, 66, 0), (5, 80, 174),
    (102, 57, 186), (8, 84, 100), (89, 89, 89),
)  # fmt: skip
_BRIGHT = 7  # of COLORFGBG's second number, from which on a background is light


class _Main(Screen[None], inherit_bindings=False):
    """A screen whose keys are the view's alone: textual's own Tab goes before that of an application."""


class PgsyncApp(App[int]):
    """A view that fills the terminal; its result is an exit code."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Keys", key_display="?", tooltip="These keys"),
        Binding("T", "toggle_theme", "Light or dark", show=False),
        Binding("q", "leave", "Quit"),
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
    ]
    DEFAULT_CSS = """
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
        self.ansi_theme_dark, self.ansi_theme_light = _ON_DARK, _ON_LIGHT
        if is_colored:
            self.theme = _LIGHT if _is_light() else _DARK

    def get_default_screen(self) -> Screen[None]:
        """Return the screen below all dialogs."""
        return _Main(id="_default")

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
