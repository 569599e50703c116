"""pgsync ignore: what every comparison of this project leaves out."""

import difflib
from typing import Annotated

import typer

from pgsync.app.connections import file_to_write
from pgsync.cli.completion import ignored, objects
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.store.edit import add_ignored, remove_ignored
from pgsync.store.paths import shown

app = typer.Typer(
    help="Manage what comparisons leave out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_PATTERN = "KIND:NAME or NAME, with * and ?: table:public.audit_*"


@app.callback()
def main() -> None:
    """Manage what comparisons leave out: ignore under [compare] in pgsync.toml."""


@app.command()
def add(
    ctx: typer.Context,
    patterns: Annotated[list[str], typer.Argument(metavar="PATTERN...", help=_PATTERN, autocompletion=objects)],
    *,
    comment: Annotated[str, typer.Option("--comment", "-c", help="Why; it stands beside the pattern.")] = "",
) -> None:
    """Leave out what matches, from now on; the file keeps its comments."""
    session = Session.of(ctx)
    path = file_to_write(session.configuration)
    for pattern in patterns:
        _require_kind(pattern)
        is_new = add_ignored(path, pattern, comment)
        session.say(f"{pattern}: {'added to' if is_new else 'already in'} {shown(path)}")


@app.command("list")
def list_patterns(ctx: typer.Context) -> None:
    """Show the patterns in force."""
    session = Session.of(ctx)
    for pattern in session.settings.compare.ignore:
        session.write(pattern)


@app.command()
def remove(
    ctx: typer.Context,
    patterns: Annotated[list[str], typer.Argument(metavar="PATTERN...", help="As listed.", autocompletion=ignored)],
) -> None:
    """Take patterns out again."""
    session = Session.of(ctx)
    path = file_to_write(session.configuration)
    for pattern in patterns:
        if not remove_ignored(path, pattern):
            close = difflib.get_close_matches(pattern, session.settings.compare.ignore, n=1)
            raise UsageError(
                f'"{pattern}" is not in {shown(path)}', hint=f'Did you mean "{close[0]}"?' if close else None
            )
        session.say(f"{pattern}: removed from {shown(path)}")


def _require_kind(pattern: str) -> None:
    from pgsync.cli.comparing import require_kinds

    require_kinds([pattern])
