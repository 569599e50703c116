"""What commands share: the two sides, consoles, progress, files."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import completion
from pgsync.cli.context import Session
from pgsync.errors import PgsyncError

if TYPE_CHECKING:
    from pgsync.ui.console import Console, RenderableType

Source = Annotated[
    str | None,
    typer.Argument(
        metavar="[SOURCE]", help="What TARGET shall look like; never written to.", autocompletion=completion.sides
    ),
]
Target = Annotated[
    str | None, typer.Argument(metavar="[TARGET]", help="What would be changed.", autocompletion=completion.sides)
]

Progress = Callable[[str], None]
"""Told what is being done: a line for a person."""


def write_output(path: Path, text: str) -> None:
    """Write a report to a file; raises PgsyncError."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PgsyncError(f"could not write {path}", f"{error.strerror}.") from None


def hand_out(text: str, out: Path | None) -> None:
    """Write a report to stdout as it is, or to a file; raises PgsyncError."""
    if out is None:
        typer.echo(text, nl=False, color=True)
    else:
        write_output(out, text)


def show(session: Session, renderables: Iterable["RenderableType"]) -> None:
    """Write to stdout."""
    from pgsync.ui.console import rendered

    typer.echo(rendered(console(session), renderables), nl=False, color=True)


def console(session: Session, *, stderr: bool = False) -> "Console":
    """Return the console of stdout, or of stderr."""
    from pgsync.ui.console import make_console

    return make_console(is_colored=session.is_colored(stderr=stderr), stderr=stderr)


@contextmanager
def progress(session: Session) -> Iterator[Callable[[str], None]]:
    """Show on stderr what is being done."""
    from pgsync.ui import console as ui

    talk = console(session, stderr=True)
    with ui.progress(talk, is_quiet=session.is_quiet) as report:
        yield report
    session.say_notices()
