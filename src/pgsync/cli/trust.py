"""pgsync trust: let a project's password commands run."""

import shlex
from typing import Annotated

import typer

from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError
from pgsync.store.paths import shown
from pgsync.store.trust import commands_of, distrust, is_trusted, trust


def command(
    ctx: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take the permission back.")] = False,
) -> int:
    """Show the password commands of this project's pgsync.toml and let them run until one changes."""
    session = Session.of(ctx)
    path = session.configuration.project_file
    if path is None:
        raise UsageError("there is no pgsync.toml here or above")
    if revoke:
        distrust(path)
        session.say(f"{shown(path)} is no longer trusted")
        return ExitCode.OK
    commands = commands_of(session.configuration, path)
    for name, words in commands.items():
        session.write(f"{name}  {shlex.join(words)}")
    if not commands:
        session.say(f"{shown(path)} has no password_command; there is nothing to trust")
        return ExitCode.OK
    if is_trusted(session.configuration, path):
        session.say(f"{shown(path)} is already trusted")
        return ExitCode.OK
    if not yes and not session.confirm("Let these commands run as you?"):
        return ExitCode.REFUSED
    trust(session.configuration, path)
    session.say(f"trusted {shown(path)} until one of its commands changes")
    return ExitCode.OK
