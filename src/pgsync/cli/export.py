"""pgsync export: a schema as SQL files, to be kept in git."""

from pathlib import Path
from typing import Annotated

import typer

from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.store.paths import shown


def command(
    ctx: typer.Context,
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="A connection's name, a URL or a file.")
    ] = None,
    *,
    out: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="A new directory, or an earlier export.")],
    owners: Annotated[bool, typer.Option("--owners/--no-owners", help="Write who owns what.")] = True,
    privileges: Annotated[bool, typer.Option("--privileges/--no-privileges", help="Write who may do what.")] = True,
) -> None:
    """Write a schema as readable SQL files, one for each object, in a tree by schema and kind.

    load.sql in the directory loads them in an order that builds, with psql or as SOURCE of compare and plan. The same
    schema gives the same bytes. What migration tools and platforms made is left out, as in a comparison.
    """
    from pgsync.app.export import export
    from pgsync.model.modes import Aspect

    session = Session.of(ctx)
    defaults = session.settings.defaults
    name = source or defaults.source or defaults.target
    if name is None:
        raise UsageError("no connection given", hint='Name one, or set one: "pgsync conn default NAME --source".')
    chosen = {Aspect.OWNERS: owners, Aspect.PRIVILEGES: privileges}
    without = frozenset(aspect for aspect, is_wanted in chosen.items() if not is_wanted)
    with common.progress(session) as report:
        done = export(session.connections, name, out, without, report)
    session.write(shown(done.directory.absolute()))
    removed = f", {done.removed:,} of an earlier export removed" if done.removed else ""
    session.say(f"{done.files:,} files of {done.database.short_name}{removed}")
    for sentence in done.manual:
        session.say(f"warning: {sentence}")
    session.say(f"Next: pgsync compare {shown(done.directory.absolute())} TARGET")
