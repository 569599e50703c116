"""pgsync init: the files of a new project."""

from pathlib import Path

import typer

from pgsync.cli.context import Session
from pgsync.store.config import shown
from pgsync.store.project import write_project


def command(ctx: typer.Context) -> None:
    """Write pgsync.toml, tasks for VS Code and .gitignore lines; what exists is only completed."""
    session = Session.of(ctx)
    for written in write_project(Path.cwd()):
        session.say(f"{shown(written.path)}: {written.action}")
    session.say("Next: pgsync conn add local postgresql://user@localhost/dbname")
