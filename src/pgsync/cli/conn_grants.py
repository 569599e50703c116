"""pgsync conn grants: what a role may do for pgsync, and the GRANTs that it lacks."""

from typing import Annotated

import typer

from pgsync.cli.completion import connection_names
from pgsync.cli.context import Session
from pgsync.errors import ExitCode


def command(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The connection's name.", autocompletion=connection_names)
    ],
) -> int:
    """Print the GRANTs that a connection's role lacks to explore with samples and to apply plans; run none.

    Comparing needs no rights besides CONNECT.
    """
    session = Session.of(ctx)
    target = session.resolve(name)
    missing = session.connections.missing_grants(target)
    session.say(f"compare and plan: {target.name} may read every definition")
    for purpose, statements in missing.items():
        session.say(f"{purpose}: {'nothing is missing' if not statements else f'{len(statements)} grants are missing'}")
        for statement in statements:
            session.write(f"{statement};")
    return ExitCode.OK
