"""What stands in front of a view for a moment: its keys, a question, a list to choose from."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from pgsync.text import clean
from pgsync.ui.tui.outline import Node, Outline
from pgsync.ui.tui.panes import Scroll

_KEYS = {
    "question_mark": "?",
    "slash": "/",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "exclamation_mark": "!",
}
_MANY = 4  # keys for one thing from which only the first and the last are named


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
    found: dict[str, list[str]] = {}
    for keys, words in _keys(classes):
        found.setdefault(words, []).extend(key for key in keys if key not in found[words])
    for words, keys in found.items():
        shown = f"{keys[0]} … {keys[-1]}" if len(keys) > _MANY else "  ".join(keys)
        table.add_row(Text(shown, style="bold"), Text(words))
    return table


def _keys(classes: Sequence[type]) -> Iterator[tuple[list[str], str]]:
    for owner in classes:
        for base in owner.__mro__:
            if not issubclass(base, (App, Widget)) or not base.__module__.startswith("pgsync"):
                continue
            for binding in base.__dict__.get("BINDINGS", ()):
                names = [_KEYS.get(key, key) for key in binding.key.split(",")]
                yield names, binding.tooltip or binding.description


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
        outline.fill([Node(value, partial(Text.copy, text)) for value, text in self._choices])
        outline.focus()

    def on_outline_selected(self, event: Outline.Selected) -> None:
        """Choose."""
        event.stop()
        self.dismiss(str(event.node.data))

    def action_cancel(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)
