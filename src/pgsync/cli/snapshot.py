"""pgsync snapshot: everything that is in a database, in a file that compare and plan take as a side."""

from pathlib import Path
from typing import Annotated

import typer

from pgsync.cli import common, completion
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.model.rows import row_scopes


def command(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="A connection's name, a URL or SQL files.",
            autocompletion=completion.connection_names,
        ),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="SOURCE.snapshot.json.gz by default; .json, .json.zst; - for stdout."
        ),
    ] = None,
) -> None:
    """Write everything that is in a database, but no data and no secret, to a file.

    The rows of the tables under [data] in pgsync.toml are kept too.

    The file can stand wherever SOURCE or TARGET of compare and plan can. A file that is no snapshot is never replaced.
    """
    from pgsync.app.snapshots import take
    from pgsync.ui import numbers

    session = Session.of(ctx)
    defaults = session.settings.defaults
    name = source or defaults.source or defaults.target
    if name is None:
        raise UsageError("no connection given", hint='Name one, or set one: "pgsync conn default NAME --source".')
    with common.progress(session) as report:
        data = session.settings.data
        taken = take(session.connections, name, out, report, row_scopes(data.tables, data.max_rows))
    if taken.data:
        typer.echo(taken.data, nl=False)
        return
    session.write(str(taken.path))
    size = numbers.size(taken.path.stat().st_size)
    session.say(f"{len(taken.database.catalog.objects):,} objects of {taken.database.short_name}, {size}")
    session.say(f"Next: pgsync compare {taken.path} TARGET")
