"""pgsync explore: what is in a database, or everything about one object."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, comparing, completion, terminal
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError

_TABLES = 150  # that one diagram has

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
    er: Annotated[
        bool, typer.Option("--er", help="Draw tables and foreign keys: of --schema, or around OBJECT to --depth.")
    ] = False,
    output: Annotated[
        Literal["text", "json", "mermaid", "svg"],
        typer.Option("--format", "-f", help="text or json; with --er, mermaid or svg."),
    ] = "text",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write --er to a file.")] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Look around: tree, search, details; ? shows the keys.")
    ] = False,
) -> int:
    """Show what is in a database as a tree, or everything about one object."""
    session = Session.of(ctx)
    name, wanted = _arguments(session, connection, wanted)
    if interactive:
        return _interactive(session, name, wanted)
    if er:
        _diagram(session, name, wanted, schema, depth, "svg" if output == "svg" else "mermaid", out)
        return ExitCode.OK
    if output in {"mermaid", "svg"}:
        raise UsageError(f"-f {output} needs --er")
    if wanted is not None:
        _object(session, name, wanted, sample, output)
        return ExitCode.OK
    if sample:
        raise UsageError("--sample needs an object", hint="pgsync explore CONN OBJECT --sample 5")
    chosen = comparing.selection(schemas=schema, kinds=kind)
    _tree(session, name, chosen, search, depth, output)
    return ExitCode.OK


def _diagram(
    session: Session,
    name: str,
    wanted: str | None,
    schemas: list[str] | None,
    depth: int | None,
    output: str,
    out: Path | None,
) -> None:
    """Draw the tables of a schema, or those around one; to a file as its suffix says."""
    from pgsync.app import diagram as app
    from pgsync.app.explore import explore
    from pgsync.app.objectpage import find
    from pgsync.ui import diagram as ui

    with common.progress(session) as report:
        catalog = explore(session.connections, name, report).catalog
    if wanted is not None:
        id_ = find(catalog, wanted)
        drawn, title = app.around(catalog, id_, depth or 1, _TABLES), f"tables around {id_.name}"
    else:
        chosen = schemas or ["public"]
        if len(chosen) > 1:
            raise UsageError("--er draws one schema", hint="Name one: --schema public")
        drawn, title = app.of_schema(catalog, chosen[0], _TABLES), f"tables of schema {chosen[0]}"
    if not drawn.entities:
        raise UsageError(f"there are no {title}", hint="Name a schema that has some: --schema NAME")
    is_svg = output == "svg" or (out is not None and out.suffix == ".svg")
    text = ui.svg(drawn, title) + "\n" if is_svg else ui.mermaid(drawn)
    if out is None:
        session.write(text.rstrip("\n"))
    else:
        common.write_output(out, text)
    if drawn.left_out:
        session.say(f"{drawn.left_out:,} more tables are left out; the best connected ones are drawn")


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
