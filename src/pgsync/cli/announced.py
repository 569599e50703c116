"""Commands that may take long say when they have ended."""

import functools
import sys
import time
from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

import typer

from pgsync.cli.context import Session
from pgsync.errors import ExitCode, PgsyncError

P = ParamSpec("P")
Command = Callable[Concatenate[typer.Context, P], int]


def announced(command: Command[P]) -> Command[P]:
    """Make a command tell how it ended, as [notify] in pgsync.toml asks for."""

    @functools.wraps(command)
    def wrapper(ctx: typer.Context, *args: P.args, **options: P.kwargs) -> int:
        begin = time.monotonic()
        name = ctx.info_name or "pgsync"
        try:
            code = command(ctx, *args, **options)
        except PgsyncError as error:
            _tell(Session.of(ctx), name, error.message, time.monotonic() - begin, error.exit_code)
            raise
        message = "done" if code in {ExitCode.OK, ExitCode.DIFFERENCES} else f"ended with {code}"
        _tell(Session.of(ctx), name, message, time.monotonic() - begin, code)
        return code

    return cast("Command[P]", wrapper)


def _tell(session: Session, command: str, message: str, seconds: float, code: int) -> None:
    tell(session, command, message, seconds, code, succeeded=code in {ExitCode.OK, ExitCode.DIFFERENCES})


def tell(
    session: Session,
    command: str,
    message: str,
    seconds: float,
    code: int,
    *,
    succeeded: bool,
    is_short_too: bool = False,
) -> None:
    """Tell how something ended, as [notify] in pgsync.toml asks for.

    is_short_too: even if it took less than `after_seconds`.
    """
    settings = session.settings.notify
    if is_short_too:
        settings = settings.model_copy(update={"after_seconds": 0.0})
    if seconds < settings.after_seconds or not (settings.bell or settings.desktop or settings.webhook):
        return
    from pgsync.app.notify import News, is_wanted, post, terminal_codes

    news = News(command, succeeded, message, round(seconds, 1), int(code))
    if not is_wanted(news, settings):
        return
    if sys.stderr.isatty():
        sys.stderr.write(terminal_codes(news, settings))
        sys.stderr.flush()
    if settings.webhook is not None and (problem := post(news, settings.webhook)):
        session.say(f"warning: {problem}")
