"""pgsync purge: what was dropped and kept, gone for good."""

from typing import Annotated

import typer

from pgsync.cli import common, running
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError
from pgsync.store.settings import seconds

_DAY = 86400.0


def command(
    ctx: typer.Context,
    connection: Annotated[str | None, typer.Argument(metavar="[CONNECTION]", help="Else the default target.")] = None,
    *,
    older_than: Annotated[
        str, typer.Option("--older-than", metavar="TIME", help="Only what was dropped so long ago: 30d, 12h, 0.")
    ] = "30d",
    list_only: Annotated[bool, typer.Option("--list", help="Show what is there, and change nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask: it is gone for good.")] = False,
) -> int:
    """Drop for good what apply and rollback have put into the trash instead of dropping it.

    Dropped tables and columns are kept in the schema pgsync_trash (keep_dropped_data under [apply]), so that a
    rollback brings back their rows. After the purge it brings back their structure alone.
    """
    from pgsync.app import purge as use_case
    from pgsync.ui.trash import trash_table

    session = Session.of(ctx)
    trash = use_case.look(session.connections, connection or _default(session), seconds_of(older_than))
    if not trash.found:
        session.say(f"Nothing in the trash of {trash.target.name} is older than {older_than}.")
        return ExitCode.OK
    common.show(session, trash_table(trash))
    if list_only:
        return ExitCode.OK
    gone = list(use_case.purge(session.connections, trash, running.consent(session, None, yes=yes), session))
    session.say(f"{running.counted(len(gone), 'object')} of {trash.target.name} dropped for good.")
    return ExitCode.OK


def _default(session: Session) -> str:
    """Return the connection whose trash is meant when none is named: what a plan would change."""
    known = session.settings.connections
    name = session.settings.defaults.target or ("prod" if "prod" in known else None)
    if name is None:
        choice = f"Name the one whose trash is meant: {', '.join(sorted(known))}." if known else "Give its URL."
        raise UsageError(
            "no connection given",
            "The command line names none and neither does [defaults] target in pgsync.toml.",
            choice,
        )
    return name


def seconds_of(text: str) -> float:
    """Return a time such as 30d in seconds; raises UsageError."""
    days = text.strip().removesuffix("d")
    try:
        return float(days) * _DAY if text.strip().endswith("d") else seconds(text)
    except ValueError as error:
        raise UsageError(f'--older-than: "{text}" is no duration', f"{str(error).capitalize()}.") from None
