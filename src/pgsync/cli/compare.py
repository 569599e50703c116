"""pgsync compare: the differences between two databases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, fleet
from pgsync.cli import merging as three
from pgsync.cli.comparing import Asked, comparing
from pgsync.cli.context import Session
from pgsync.errors import ExitCode, UsageError
from pgsync.store.config import shown

if TYPE_CHECKING:
    from pgsync.app.answers import Answer
    from pgsync.app.compare import Choice, Comparison
    from pgsync.app.report import Report
    from pgsync.app.threeway import Merging

_REPORTS = frozenset({"markdown", "html", "github", "sarif"})


@comparing
def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: fleet.Targets = None,
    *,
    targets: fleet.TargetsFile = None,
    parallel: fleet.Parallel = 4,
    output: Annotated[
        Literal["text", "json", "markdown", "html", "github", "sarif"],
        typer.Option("--format", "-f", help="text, json, markdown, html, github or sarif."),
    ] = "text",
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    asked: Asked,
    base: three.Base = None,
    ours: three.Ours = None,
    theirs: three.Theirs = None,
    matrix: Annotated[
        bool, typer.Option("--matrix", help="All of them beside each other, object by environment; none is the source.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 2 when there are differences.")] = False,
    swap: Annotated[bool, typer.Option("--swap", help="Take SOURCE as target and TARGET as source.")] = False,
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", help="Repeat what was said where nothing has changed since; not on prod."),
    ] = None,
    open_diff: Annotated[
        str | None,
        typer.Option("--open-diff", metavar="OBJECT", help="Show both definitions in VS Code: public.orders"),
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Side by side, with ticks, plan and apply; ? shows the keys.")
    ] = False,
) -> int:
    """Show what must change so that TARGET looks like SOURCE; nothing is changed.

    With --matrix all of them, or all connections, stand beside each other, and the odd one out is marked. With many
    targets (several, a pattern, --targets, or a pattern of schemas: --map public=tenant_*) it shows which
    match and which differ in the same way; it ends with 1 when one could not be read.
    """
    session = Session.of(ctx)
    choice = asked.choice(session)
    merging = three.wanted(base, ours, theirs)
    many = fleet.all_targets(target, targets)
    if matrix:
        others = {"--swap": swap, "-i": interactive, "--open-diff": open_diff is not None}
        return fleet.matrix(
            session,
            [*([source] if source is not None else []), *many],
            choice,
            parallel=parallel,
            output=output,
            out=out,
            exit_code=exit_code,
            given=[option for option, is_given in others.items() if is_given],
        )
    first, last = session.sides(source, many[0] if many else None)
    if fleet.is_many(session, many or [last], choice):
        single = {
            "--swap": swap,
            "-i": interactive,
            "--open-diff": open_diff,
            "--base": base,
            f"-f {output}": output in _REPORTS,
        }
        if given := [option for option, is_given in single.items() if is_given]:
            raise UsageError(f"{given[0]} is for one target", hint="Many targets are shown as -f text or json.")
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
    if interactive:
        from pgsync.cli import choosing

        return choosing.interactive(session, first, last, asked, merging)
    if open_diff is not None:
        return _open_diff(session, first, last, choice, open_diff, merging)
    if output in {"text", "json"}:
        answer = _answer(session, first, last, choice, output, merging, cache=cache, is_for_file=out is not None)
    else:
        answer = _report(session, first, last, choice, output, merging)
    common.hand_out(answer.text, out)
    if answer.kept:
        session.say(f"Nothing has changed since this comparison of {answer.kept}; --no-cache reads again.")
    if output == "text" and not answer.is_equal:
        sides = "" if source is None and not swap else f" {' '.join(answer.sides)}"
        session.say(f"Next: pgsync plan{sides}{asked.repeated}{three.repeated(merging)} --out migration.sql")
    return ExitCode.DIFFERENCES if exit_code and not answer.is_equal else ExitCode.OK


def _answer(
    session: Session,
    source: str,
    target: str,
    choice: "Choice",
    output: str,
    merging: "Merging | None",
    *,
    cache: bool | None,
    is_for_file: bool,
) -> "Answer":
    """Return the comparison as text or JSON, which may have been made before."""
    from pgsync.app.answers import Form, answered

    if output == "json":
        from pgsync.ui.jsonout import comparison_json

        form = Form("json", lambda comparison: comparison_json(comparison) + "\n")
    else:
        from pgsync.ui.compare import comparison_report
        from pgsync.ui.console import make_console, rendered

        console = make_console(is_colored=session.is_colored() and not is_for_file)
        name = f"text {console.width} {console.color_system} {console.encoding}"
        form = Form(name, lambda comparison: rendered(console, comparison_report(comparison, console.width)))
    if merging is not None:
        return form.answer(_compared(session, source, target, choice, merging))
    wanted = session.settings.compare.cache if cache is None else cache
    with common.progress(session) as progress:
        return answered(session.connections, source, target, choice, form, progress, cache=wanted)


def _compared(session: Session, source: str, target: str, choice: "Choice", merging: "Merging | None") -> "Comparison":
    with common.progress(session) as report:
        if merging is not None:
            from pgsync.app.threeway import compare

            return compare(session.connections, source, target, merging, choice, report)
        from pgsync.app import compare as app

        return app.compare(session.connections, source, target, choice, report)


def _open_diff(
    session: Session, source: str, target: str, choice: "Choice", wanted: str, merging: "Merging | None"
) -> int:
    """Show both definitions of an object side by side, the target's on the left."""
    from pgsync.app import beside
    from pgsync.app.choosing import definitions
    from pgsync.app.objectpage import find

    beside.vscode()
    comparison = _compared(session, source, target, choice, merging)
    sides = (comparison.target, comparison.source)
    try:
        id_ = find(comparison.source.catalog, wanted)
    except UsageError:
        id_ = find(comparison.target.catalog, wanted)
    texts = definitions(comparison, id_)
    paths = beside.open_diff(*texts, id_.name, (sides[0].short_name, sides[1].short_name))
    for path in paths:
        session.write(str(path))
    return ExitCode.OK


def _report(
    session: Session, source: str, target: str, choice: "Choice", output: str, merging: "Merging | None"
) -> "Answer":
    """Return the comparison as a report to hand on."""
    from pgsync.app.answers import Form
    from pgsync.app.report import report as read

    with common.progress(session) as progress:
        found = read(session.connections, source, target, choice, progress, merging)
    return Form(output, lambda _: _written(found, output, session.configuration.project_file)).answer(found.comparison)


def _written(found: "Report", output: str, project_file: Path | None) -> str:
    if output == "html":
        from pgsync.ui.html import html_report

        return html_report(found)
    if output == "markdown":
        from pgsync.ui.markdown import markdown_report

        return markdown_report(found)
    from pgsync.ui.findings import findings

    file = shown(project_file) if project_file is not None else "pgsync.toml"
    if output == "github":
        from pgsync.ui.annotations import annotations

        return annotations(findings(found, None))
    from pgsync.ui.sarif import sarif

    return sarif(findings(found, file))
