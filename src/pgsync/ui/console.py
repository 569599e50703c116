"""Consoles for stdout and stderr, and text that no database can turn into commands (SAFETY.md S11)."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text

from pgsync.text import clean, clean_line

__all__ = ["Console", "RenderableType", "label", "make_console", "paragraph", "progress", "rendered"]

PIPE_WIDTH = 120
"""Columns of output that goes to a file or a pipe, which has no width of its own."""

_MARKING = frozenset({"vscode", "iTerm.app", "WezTerm"})
_SILENCE = 1.0  # seconds before somebody who reads a log is told what takes so long


class _Talk(Console):
    """A console for talk: a command goes on, and ends with its own code, when nobody reads it any more."""

    def on_broken_pipe(self) -> None:
        """Say no more; rich would end the process, in the middle of a run."""
        self.quiet = True


def make_console(*, is_colored: bool, stderr: bool = False, width: int | None = None) -> Console:
    """Return a console that takes every text literally.

    width: columns; None takes the terminal's, $COLUMNS, or PIPE_WIDTH.
    """
    stream = sys.stderr if stderr else sys.stdout
    make = _Talk if stderr else Console
    if width is None and not stream.isatty() and not os.environ.get("COLUMNS", "").isdigit():
        width = PIPE_WIDTH
    return make(
        stderr=stderr,
        force_terminal=is_colored,
        color_system="auto" if is_colored else None,
        no_color=not is_colored,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        width=width,
        legacy_windows=False,
    )


def label(text: str, style: str | Style = "") -> Text:
    """Return one line of text from elsewhere, every character visible."""
    return Text(clean_line(text), style=style, no_wrap=True, overflow="ellipsis")


def paragraph(text: str, style: str | Style = "", *, is_verbatim: bool = False) -> Text:
    """Return text from elsewhere in its lines; is_verbatim: not wrapped, so that it can be copied."""
    lines = Text(clean(text).replace("\t", "    "), style=style)
    if is_verbatim:
        lines.no_wrap, lines.overflow = True, "ignore"
    return lines


def rendered(console: Console, renderables: Iterable[RenderableType]) -> str:
    """Return what the console would print, without trailing spaces when nothing is coloured."""
    with console.capture() as capture:
        for renderable in renderables:
            if isinstance(renderable, Text):  # print() joins texts, and forgets how they are to be wrapped
                wrapping = {"no_wrap": renderable.no_wrap, "overflow": renderable.overflow}
                console.print(renderable, crop=False, **wrapping)  # type: ignore[arg-type]
            else:
                console.print(renderable, crop=False)
    text = capture.get()
    if console.color_system is not None:
        return text
    return "".join(line.rstrip() + "\n" for line in text.split("\n")[:-1])


def mark(console: Console) -> None:
    """Leave a mark at this line of the scroll bar, in terminals that know marks (OSC 1337 SetMark: iTerm2, VS Code)."""
    if console.file.isatty() and os.environ.get("TERM_PROGRAM") in _MARKING:
        console.file.write("\x1b]1337;SetMark\x07")
        console.file.flush()


@contextmanager
def progress(console: Console, *, is_quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Show what is being done: a spinner on a terminal, plain lines for a log once it takes over a second."""
    if is_quiet:
        yield lambda _: None
        return
    mark(console)
    if not console.file.isatty():
        begin = time.monotonic()

        def line(text: str) -> None:
            if time.monotonic() - begin > _SILENCE:
                console.print(label(text))

        yield line
        return
    with console.status(label("…"), spinner="dots") as status:
        yield lambda text: status.update(label(text))
