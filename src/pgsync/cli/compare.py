"""pgsync compare: the differences between two databases."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from pgsync.app.compare import Comparison


def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: common.Target = None,
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    only: common.Only = None,
    schema: common.Schema = None,
    kind: common.KindOption = None,
    ignore: common.Ignore = None,
    strict: common.Strict = None,
    roles: common.Roles = None,
    large_objects: common.LargeObjects = None,
    owners: common.Owners = None,
    privileges: common.Privileges = None,
    comments: common.Comments = None,
    security_labels: common.SecurityLabels = None,
    storage: common.Storage = None,
    column_order: common.ColumnOrder = None,
    tablespaces: common.Tablespaces = None,
    extension_versions: common.ExtensionVersions = None,
    partitions: common.Partitions = None,
    include_known: common.IncludeKnown = None,
    rename: common.Rename = None,
    schema_map: common.Map = None,
    role_map: common.MapRole = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 2 when there are differences.")] = False,
    swap: Annotated[bool, typer.Option("--swap", help="Take SOURCE as target and TARGET as source.")] = False,
) -> int:
    """Show what must change so that TARGET looks like SOURCE; nothing is changed."""
    from pgsync.app import compare as app

    session = Session.of(ctx)
    first, last = session.sides(source, target)
    if swap:
        first, last = last, first
    chosen = common.selection(session, only=only, ignore=ignore, schemas=schema, kinds=kind)
    names = common.names(session, rename, schema_map, role_map)
    switches = {
        "owners": owners,
        "privileges": privileges,
        "comments": comments,
        "security_labels": security_labels,
        "storage": storage,
        "column_order": column_order,
        "tablespaces": tablespaces,
        "extension_versions": extension_versions,
    }
    rules = common.rules(session, strict, switches, partitions, include_known)
    with common.progress(session) as report:
        opt_in = common.scopes(session, roles=roles, large_objects=large_objects)
        comparison = app.compare(session.connections, first, last, chosen, rules, report, opt_in, names)
    text = _text(session, comparison, output, is_for_file=out is not None)
    if out is None:
        typer.echo(text, nl=False, color=True)
    else:
        common.write_output(out, text)
    if output == "text" and not comparison.is_equal:
        sides = "" if source is None and not swap else f" {comparison.source.connection} {comparison.target.connection}"
        session.say(f"Next: pgsync plan{sides}{_repeated(rename, schema_map, role_map)} --out migration.sql")
    return ExitCode.DIFFERENCES if exit_code and not comparison.is_equal else ExitCode.OK


def _repeated(renames: list[str] | None, schemas: list[str] | None, roles: list[str] | None) -> str:
    """Return the options that pgsync plan needs too."""
    given = (("--rename", renames), ("--map", schemas), ("--map-role", roles))
    return "".join(f" {option} {shlex.quote(value)}" for option, values in given for value in values or ())


def _text(session: Session, comparison: "Comparison", output: str, *, is_for_file: bool) -> str:
    if output == "json":
        from pgsync.ui.jsonout import comparison_json

        return comparison_json(comparison) + "\n"
    from pgsync.ui.compare import comparison_report
    from pgsync.ui.console import make_console, rendered

    console = make_console(is_colored=session.is_colored() and not is_for_file)
    return rendered(console, comparison_report(comparison, console.width))
