"""What compare does with many targets."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from pgsync.app.choice import Choice

Targets = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TARGET]...", help="What would be changed; many, or a pattern: 'tenant_*'."),
]
TargetsFile = Annotated[Path | None, typer.Option("--targets", metavar="FILE", help="Targets, one in a line.")]
Parallel = Annotated[int, typer.Option("--parallel", metavar="N", min=1, max=64, help="Targets at the same time.")]


def all_targets(targets: list[str] | None, file: Path | None) -> list[str]:
    """Return the targets of the command line and of a file."""
    if file is None:
        return list(targets or ())
    from pgsync.app.fleet import listed_in

    return [*(targets or ()), *listed_in(file)]


def is_many(session: Session, targets: list[str], choice: "Choice") -> bool:
    """Tell whether more than one target is meant."""
    from pgsync.app.fleet import is_many

    return is_many(session.connections, targets, choice)


def compare(
    session: Session,
    source: str,
    targets: list[str],
    choice: "Choice",
    *,
    parallel: int,
    output: str,
    out: Path | None,
    exit_code: bool,
) -> int:
    """Compare many targets with one source; ends with 1 when one could not be read."""
    from pgsync.app.fleet import survey
    from pgsync.ui import fleet as ui

    with common.progress(session) as report:
        found = survey(session.connections, source, targets, choice, parallel, report)
    if output == "json":
        text = json.dumps(ui.survey_json(found), indent=2) + "\n"
    else:
        from pgsync.ui.console import make_console, rendered

        console = make_console(is_colored=session.is_colored() and out is None)
        text = rendered(console, ui.survey_report(found))
    if out is None:
        typer.echo(text, nl=False, color=True)
    else:
        common.write_output(out, text)
    if found.unreachable:
        return ExitCode.ERROR
    return ExitCode.DIFFERENCES if exit_code and found.groups else ExitCode.OK
