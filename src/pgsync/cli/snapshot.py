"""pgsync snapshot: what is in a database, in a file; and the states of connections that are kept by themselves."""

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from pgsync.cli import common, completion
from pgsync.cli.context import Session
from pgsync.errors import UsageError
from pgsync.model.rows import row_scopes

if TYPE_CHECKING:
    from pgsync.app.states import Kept

_TAKE = "take"


class _Snapshot(TyperGroup):
    """Commands of which the first one, which takes a snapshot, goes without its name."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Add the name of the command that was meant."""
        is_named = bool(args) and args[0] in {*self.commands, "-h", "--help"}
        return super().parse_args(ctx, args if is_named else [_TAKE, *args])


app = typer.Typer(
    cls=_Snapshot,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_Connection = Annotated[
    str | None,
    typer.Argument(
        metavar="[CONNECTION]", help="Of this one alone; else of all.", autocompletion=completion.connection_names
    ),
]


@app.callback()
def main() -> None:
    """Save what is in a database to a file; show and forget what is kept of connections by itself.

    pgsync snapshot [SOURCE] is short for pgsync snapshot take [SOURCE]. Without being asked, each comparison and
    each apply keeps what a named connection looks like (keep under [history]): prod@2026-10-01, prod@yesterday,
    prod@last and prod@-1 can stand wherever a source can.
    """


@app.command(_TAKE)
def take_one(
    ctx: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="A connection's name, a URL, SQL files or prod@2026-10-01.",
            autocompletion=completion.snapshots,
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


@app.command("list")
def list_states(
    ctx: typer.Context,
    connection: _Connection = None,
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
) -> None:
    """Show the states of connections that are kept, the newest first."""
    from pgsync.app import states

    session = Session.of(ctx)
    found = states.listed(session.configuration, connection)
    size = states.history_of(session.configuration).size()
    if output == "json":
        connections = {name: [_described(entry) for entry in reversed(kept)] for name, kept in found.items()}
        session.write(json.dumps({"format": 1, "bytes": size, "connections": connections}, indent=2))
    elif not found:
        session.say(
            "Nothing is kept yet: each comparison and each apply of a named connection keeps what it looks like."
        )
    else:
        from pgsync.ui.states import states_table

        common.show(session, states_table(found, size))


@app.command()
def prune(
    ctx: typer.Context,
    connection: _Connection = None,
    *,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="N", min=1, help="Leave so many states of each connection.")
    ] = None,
    older_than: Annotated[
        str | None, typer.Option("--older-than", metavar="TIME", help="Only what was seen last so long ago: 30d, 12h.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many there are, and forget none.")] = False,
) -> None:
    """Forget kept states: those before the last N, by default as [history] keep says, or old ones.

    The newest state of a connection stays. Nothing in a database is changed.
    """
    from pgsync.app.states import pruned
    from pgsync.cli.purge import seconds_of
    from pgsync.ui import numbers

    session = Session.of(ctx)
    most = keep if keep is not None or older_than is not None else session.settings.history.keep
    age = None if older_than is None else timedelta(seconds=seconds_of(older_than))
    count, size = pruned(session.configuration, connection, most, age, is_dry=dry_run)
    states = f"{count:,} state{'' if count == 1 else 's'}"
    if dry_run:
        session.write(f"{states} would be forgotten")
    else:
        session.write(f"{states} forgotten, {numbers.size(size)} free")


def _described(entry: "Kept") -> dict[str, Any]:
    return {
        "state": entry.state,
        "first": entry.first,
        "last": entry.last,
        "seen": entry.seen,
        "run": entry.run or None,
        "address": entry.address,
        "objects": entry.objects,
        "scopes": list(entry.scopes),
        "tool": entry.tool,
    }
