"""pgsync lint: the hazards of a SQL file that somebody wrote."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common
from pgsync.cli.context import Session
from pgsync.errors import ExitCode

if TYPE_CHECKING:
    from pgsync.app.lint import LintResult


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.sql", help="The migration.")],
    target: Annotated[
        str | None, typer.Argument(metavar="[TARGET]", help="What it is for: its schema is copied; never written to.")
    ] = None,
    *,
    output: Annotated[
        Literal["text", "json", "github", "sarif"],
        typer.Option("--format", "-f", help="text, json, github (annotations) or sarif."),
    ] = "text",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    allow: Annotated[
        list[str] | None, typer.Option("--allow", metavar="CODE", help="Allow a hazard: CODE, or CODE:object.")
    ] = None,
) -> int:
    """Run a SQL file on a scratch copy of TARGET's schema and show what each statement locks, does and risks.

    Without TARGET it is run on an empty database. What it says is judged as for TARGET, or as for production. A
    comment in the file allows a hazard: -- pgsync: allow CODE. Ends with 3 when there are hazards to answer for, with 1
    when a statement fails.
    """
    from pgsync.app.lint import lint
    from pgsync.app.policy import checked_codes, policy_of

    session = Session.of(ctx)
    settings = session.settings
    allowed = (*checked_codes(allow or ()), *settings.apply.allow_hazards)
    with common.progress(session) as report:
        result = lint(session.connections, file, target, policy_of(settings.hazards), allowed, report)
    text = _text(session, result, output, is_for_file=out is not None)
    common.hand_out(text, out)
    if result.has_errors:
        return ExitCode.ERROR
    return ExitCode.REFUSED if result.open else ExitCode.OK


def _text(session: Session, result: "LintResult", output: str, *, is_for_file: bool) -> str:
    if output == "text":
        from pgsync.ui.console import make_console, rendered
        from pgsync.ui.lint import lint_report

        console = make_console(is_colored=session.is_colored() and not is_for_file)
        return rendered(console, lint_report(result, console.width, is_detailed=session.is_verbose))
    from pgsync.ui import lintout

    if output == "github":
        return "".join(f"{line}\n" for line in lintout.lint_github(result))
    return (lintout.lint_json(result) if output == "json" else lintout.lint_sarif(result)) + "\n"
