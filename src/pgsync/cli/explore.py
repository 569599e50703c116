"""pgsync explore: what is in a database, or everything about one object."""

import json
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, comparing, completion, terminal
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pgsync.app.explore import Selection

Connection = Annotated[
    str | None,
    typer.Argument(metavar="[CONN]", help="A connection's name, a URL or a file.", autocompletion=completion.sides),
]
Object = Annotated[
    str | None,
    typer.Argument(
        metavar="[OBJECT]", help="orders, public.orders, index:public.i.", autocompletion=completion.objects
    ),
]


def command(
    ctx: typer.Context,
    connection: Connection = None,
    wanted: Object = None,
    *,
    search: Annotated[
        str | None, typer.Option("--search", metavar="TEXT", help="Objects with this in their name.")
    ] = None,
    schema: comparing.Schema = None,
    kind: comparing.KindOption = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=1, max=4, help="1 schemas, 2 kinds, 3 objects, 4 parts.")
    ] = None,
    sample: Annotated[int, typer.Option("--sample", metavar="N", min=0, max=1000, help="Show N rows of a table.")] = 0,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Look around: tree, search, details; ? shows the keys.")
    ] = False,
) -> int:
    """Show what is in a database as a tree, or everything about one object."""
    session = Session.of(ctx)
    name, wanted = _arguments(session, connection, wanted)
    if interactive:
        return _interactive(session, name, wanted)
    if wanted is not None:
        _object(session, name, wanted, sample, output)
        return ExitCode.OK
    if sample:
        raise UsageError("--sample needs an object", hint="pgsync explore CONN OBJECT --sample 5")
    chosen = comparing.selection(schemas=schema, kinds=kind)
    _tree(session, name, chosen, search, depth, output)
    return ExitCode.OK


def _interactive(session: Session, name: str, wanted: str | None) -> int:
    """Open the explorer, at an object if one is named."""
    terminal.require(f"pgsync explore {name} shows the tree, pgsync explore {name} OBJECT one object.")
    from pgsync.app.browse import Browser
    from pgsync.app.objectpage import find

    browser = Browser(session.connections)
    with common.progress(session) as report:
        view = browser.open(name, report)
    start = None if wanted is None else find(view.found.catalog, wanted)
    terminal.settle()
    from pgsync.ui.tui.explorer import Explorer

    explorer = Explorer(browser, name, view, start=start, is_colored=session.is_colored())
    return terminal.shown(explorer)


def _arguments(session: Session, connection: str | None, wanted: str | None) -> tuple[str, str | None]:
    """Return the connection and the object; one word alone is an object when no connection has that name."""
    from pgsync.conninfo import is_connection_string, is_file_name

    default = session.settings.defaults.source or session.settings.defaults.target
    if connection is None:
        if default is None:
            raise UsageError("no connection given", hint='Name one, or set one: "pgsync conn default NAME --source".')
        return default, wanted
    is_known = connection in session.settings.connections or is_connection_string(connection)
    is_known = is_known or is_file_name(connection)
    if wanted is None and not is_known and default is not None:
        return default, connection
    return connection, wanted


def _object(session: Session, name: str, wanted: str, sample: int, output: str) -> None:
    from pgsync.app.objectpage import explore_object

    with common.progress(session) as report:
        _, page = explore_object(session.connections, name, wanted, sample, report)
    if output == "json":
        from pgsync.ui.jsonout import page_json

        session.write(json.dumps(page_json(page), indent=2))
        return
    from pgsync.ui.objectpage import object_report

    common.show(session, object_report(page))


def _tree(session: Session, name: str, chosen: "Selection", search: str | None, depth: int | None, output: str) -> None:
    from pgsync.app import explore as app
    from pgsync.ui import tree as ui

    with common.progress(session) as report:
        explored = app.explore(session.connections, name, report)
    hits = None if search is None else app.search(explored, search, chosen)
    schemas = app.tree(explored, chosen) if hits is None else ()
    if output == "json":
        from pgsync.ui.jsonout import leaves_json, tree_json

        session.write(json.dumps(tree_json(explored, schemas) if hits is None else leaves_json(hits), indent=2))
    elif hits is None:
        common.show(session, ui.explored_report(explored, schemas, depth))
    else:
        common.show(session, ui.search_report(explored, hits))
