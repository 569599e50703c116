"""pgsync conn import: take over the connections that other programs keep."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli.context import Session
from pgsync.errors import ExitCode, PgsyncError

if TYPE_CHECKING:
    from pgsync.store.imports import Found


def command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="pg_service.conf, .pgpass, .env, a compose file, VS Code's settings.json; all usual places without.",
        ),
    ] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Save all without asking.")] = False,
    for_user: Annotated[bool, typer.Option("--for-user", help="Save them for all of your projects.")] = False,
) -> int:
    """Find connections in other programs' files and in DATABASE_URL, and save those you choose.

    Passwords found there go to the keyring, never into pgsync.toml.
    """
    from pgsync.store.imports import from_file, look_around

    session = Session.of(ctx)
    found = [one for path in files for one in from_file(path)] if files else list(look_around(Path.cwd()))
    known = {settings.target(name).address for name, settings in session.settings.connections.items()}
    fresh = list({one.target.address: one for one in found if one.target.address not in known}.values())
    if not fresh:
        session.say("No connections were found." if not found else f"All {len(found)} are saved already.")
        return ExitCode.OK
    names = set(session.settings.connections)
    saved = 0
    for one in fresh:
        unique = _unique(one, names)
        session.write(f"{unique.target.name}  {unique.target.address}  ({unique.origin})")
        if not yes and not (session.is_interactive and session.confirm(f"Save it as {unique.target.name}?")):
            continue
        names.add(unique.target.name)
        _save(session, unique, for_user=for_user)
        saved += 1
    if not saved and not session.is_interactive:
        session.say("Nothing was saved. Save all of them: pgsync conn import --yes")
    elif saved:
        session.say("Next: pgsync conn test")
    return ExitCode.OK


def _unique(found: "Found", names: set[str]) -> "Found":
    """Return the connection under a name that is free."""
    name, number = found.target.name, 1
    while name in names:
        number += 1
        name = f"{found.target.name}-{number}"
    return replace(found, target=replace(found.target, name=name))


def _save(session: Session, found: "Found", *, for_user: bool) -> None:
    from pgsync.app.connections import file_to_write, guessed_environment, save_connection
    from pgsync.cli.conn_address import address_values

    target = replace(found.target, is_named=True)
    values = address_values(target) | {"env": guessed_environment(target)}
    try:
        problem = save_connection(file_to_write(session.configuration, is_for_user=for_user), target, values)
    except PgsyncError as error:
        session.say(f"{target.name} was not saved: {error}")
        return
    session.say(f"saved {target.name}")
    if problem:
        session.say(f"warning: {problem}")
