"""pgsync compare: the differences between two databases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, fleet
from pgsync.cli.comparing import Asked, comparing
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pgsync.app.compare import Comparison


@comparing
def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: fleet.Targets = None,
    *,
    targets: fleet.TargetsFile = None,
    parallel: fleet.Parallel = 4,
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    asked: Asked,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 2 when there are differences.")] = False,
    swap: Annotated[bool, typer.Option("--swap", help="Take SOURCE as target and TARGET as source.")] = False,
) -> int:
    """Show what must change so that TARGET looks like SOURCE; nothing is changed.

    With many targets (several, a pattern, --targets, or a pattern of schemas: --map public=tenant_*) it shows which
    match and which differ in the same way; it ends with 1 when one could not be read.
    """
    from pgsync.app import compare as app

    session = Session.of(ctx)
    choice = asked.choice(session)
    many = fleet.all_targets(target, targets)
    first, last = session.sides(source, many[0] if many else None)
    if fleet.is_many(session, many or [last], choice):
        if swap:
            raise UsageError("--swap is for one target")
        return fleet.compare(
            session,
            first,
            many or [last],
            choice,
            parallel=parallel,
            output=output,
            out=out,
            exit_code=exit_code,
        )
    if swap:
        first, last = last, first
    with common.progress(session) as report:
        comparison = app.compare(session.connections, first, last, choice, report)
    text = _text(session, comparison, output, is_for_file=out is not None)
    if out is None:
        typer.echo(text, nl=False, color=True)
    else:
        common.write_output(out, text)
    if output == "text" and not comparison.is_equal:
        sides = "" if source is None and not swap else f" {comparison.source.connection} {comparison.target.connection}"
        session.say(f"Next: pgsync plan{sides}{asked.repeated} --out migration.sql")
    return ExitCode.DIFFERENCES if exit_code and not comparison.is_equal else ExitCode.OK


def _text(session: Session, comparison: "Comparison", output: str, *, is_for_file: bool) -> str:
    if output == "json":
        from pgsync.ui.jsonout import comparison_json

        return comparison_json(comparison) + "\n"
    from pgsync.ui.compare import comparison_report
    from pgsync.ui.console import make_console, rendered

    console = make_console(is_colored=session.is_colored() and not is_for_file)
    return rendered(console, comparison_report(comparison, console.width))
