"""pgsync init: the files of a new project, and its first connections when somebody can be asked."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from pgsync.cli.context import Session
from pgsync.errors import PgsyncError
from pgsync.store.paths import shown
from pgsync.store.project import write_project

_SKIP = "-"


def command(
    ctx: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write the files and ask nothing.")] = False,
) -> None:
    """Write pgsync.toml, tasks for VS Code and .gitignore lines; what exists is only completed.

    On a terminal it asks for the two databases; without one, or with --yes, they are added with pgsync conn add.
    """
    session = Session.of(ctx)
    for written in write_project(Path.cwd()):
        session.say(f"{shown(written.path)}: {written.action}")
    asks = session.is_interactive and not yes and not session.settings.connections
    names = _ask(session) if asks else []
    if not names:
        session.say("Next: pgsync conn add local postgresql://user@localhost/dbname, or pgsync conn import")
    else:
        session.say("Next: pgsync compare" if len(names) > 1 else "Next: pgsync conn add prod postgresql://…")


def _ask(session: Session) -> list[str]:
    """Ask for source and target, test and save them; returns the names that were saved."""
    session.say(f"\nTwo databases: changes make the target look like the source. Enter takes [..], {_SKIP} skips.")
    names = []
    near = _found(session) or f"postgresql://{getpass.getuser()}@localhost/{Path.cwd().name}"
    if (url := session.ask("Source, such as your local database", near)) != _SKIP and _added(session, "local", url):
        names.append("local")
        _choose(session, "local", "source")
    url = session.ask("Target, the database that will be changed", _SKIP)
    if url == _SKIP:
        return names
    name = "prod" if session.confirm("Is the target production? (pgsync then asks more)", default=True) else "staging"
    if _added(session, name, url):
        names.append(name)
        _choose(session, name, "target")
    return names


def _found(session: Session) -> str:
    """Return the first connection that other programs keep, without its secret."""
    from pgsync.store.imports import look_around

    found = next((one for one in look_around(Path.cwd()) if one.target.is_local), None)
    if found is None:
        return ""
    session.say(f"Found {found.target.address} ({found.origin}); pgsync conn import takes over more.")
    return found.target.url


def _added(session: Session, name: str, url: str) -> bool:
    """Test and save a connection; an address that does not work is saved if the user says so."""
    from pgsync.cli.conn import add_connection

    try:
        add_connection(session, name, url, test=True)
    except PgsyncError as error:
        session.say(f"error: {error}")
        if not session.confirm(f"Save {name} all the same?"):
            return False
        try:
            add_connection(session, name, url, test=False)
        except PgsyncError as second:
            session.say(f"error: {second}")
            return False
    return True


def _choose(session: Session, name: str, side: str) -> None:
    from pgsync.app.connections import file_to_write
    from pgsync.store.edit import set_default

    set_default(file_to_write(session.configuration), side, name)
