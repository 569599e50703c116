"""The command line: parse, call app, choose the output format, return an exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pgsync import __version__
from pgsync.cli import coercion
from pgsync.cli.context import Color, Session
from pgsync.cli.lazy import RootGroup
from pgsync.errors import ExitCode, UsageError

coercion.install()

app = typer.Typer(
    name="pgsync",
    cls=RootGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # rich takes longer to import than everything else that --help needs
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,  # True has shown passwords (SAFETY.md S14)
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


def invoke(words: Sequence[str]) -> int:
    """Run one command; returns its exit code, raises UsageError when the words make no sense."""
    if "_PGSYNC_COMPLETE" in os.environ:
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # registers the shells, as add_completion=True would
    try:
        result = app(args=list(words), prog_name="pgsync", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "pgsync"
        if context is not None and error.format_message() == context.get_help():  # a group without a command
            typer.echo(context.get_help(), err=True)
            return ExitCode.USAGE
        raise UsageError(_sentence(error.format_message()), hint=f'Try "{path} -h".') from None
    if result == ExitCode.INTERRUPTED:  # what typer makes of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else ExitCode.OK


def _finish(session: Session) -> None:
    """Do what nobody waits for, when everything is said."""
    if (states := sys.modules.get("pgsync.app.states")) is not None:
        with suppress(OSError):
            sys.stdout.flush()
        states.keep_waiting(is_forgotten=isinstance(sys.exc_info()[1], KeyboardInterrupt))
        session.say_notices()


def _sentence(text: str) -> str:
    """Return a message of the parser in our style: lower case, no final period."""
    return text[:1].lower() + text[1:].rstrip(".")


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"pgsync {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", envvar="PGSYNC_CONFIG", help="Read this file instead of pgsync.toml."),
    ] = None,
    color: Annotated[
        Color, typer.Option(envvar="PGSYNC_COLOR", help="When to use colour: auto, always or never.")
    ] = Color.AUTO,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
    debug: Annotated[bool, typer.Option("--debug", envvar="PGSYNC_DEBUG", help="Show tracebacks.")] = False,
    no_input: Annotated[
        bool, typer.Option("--no-input", envvar="PGSYNC_NO_INPUT", help="Never ask; fail instead.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Compare PostgreSQL databases and make one look like the other, safely.

    pgsync compare SOURCE TARGET shows what must change so that TARGET looks like SOURCE; nothing is ever
    written to SOURCE. A side is a connection's name, a postgresql:// URL, a snapshot or SQL files: "pgsync help
    sources". The options below may stand anywhere on the command line.
    """
    del version  # handled by its callback
    ctx.obj = Session(
        config_file=config,
        color=color,
        is_quiet=quiet,
        is_verbose=verbose or debug,
        is_debug=debug,
        no_input=no_input,
    )
    ctx.call_on_close(partial(_finish, ctx.obj))
