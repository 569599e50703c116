"""A run while it runs: a line for each step, and on a terminal what is running now and for how long."""

from contextlib import suppress

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from pgsync.text import clean_line
from pgsync.ui.console import label, mark

_WIDTH = 72


class RunDisplay:
    """Writes to stderr's console; on anything but a terminal only the lines. A terminal that is gone stops no run."""

    def __init__(self, console: Console, *, is_quiet: bool = False) -> None:
        """Write nothing when quiet."""
        self._console = console
        self._is_quiet = is_quiet
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def start(self) -> None:
        """Take the last line of the terminal."""
        if self._progress is None and self._console.file.isatty() and not self._is_quiet:
            with suppress(OSError):
                mark(self._console)
            columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
            self._progress = Progress(*columns, console=self._console, transient=True)
            with suppress(OSError):
                self._progress.start()

    def stop(self) -> None:
        """Give it back."""
        if self._progress is not None:
            with suppress(OSError):
                self._progress.stop()
            self._progress = None

    def running(self, text: str) -> None:
        """Show what is running from now on."""
        if self._progress is not None:
            with suppress(OSError):
                if self._task is not None:
                    self._progress.remove_task(self._task)
                self._task = self._progress.add_task(shortened(text), total=None)

    def detail(self, text: str) -> None:
        """Show how far that is."""
        if self._progress is not None and self._task is not None:
            with suppress(OSError):
                self._progress.update(self._task, description=shortened(text))

    def line(self, text: str, style: str = "") -> None:
        """Write a line that stays."""
        if not self._is_quiet:
            with suppress(OSError):
                self._console.print(label(text, style), soft_wrap=True)


def shortened(text: str, width: int = _WIDTH) -> str:
    """Return the beginning of a text, in one line."""
    line = clean_line(" ".join(text.split()))
    return line if len(line) <= width else f"{line[: width - 1]}…"
