"""pgsync compare: the differences between two databases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, fleet
from pgsync.cli import merging as three
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Session
from pgsync.cli.options import grouped
from pgsync.errors import ExitCode, UsageError
from pgsync.plain import dataclass
from pgsync.store.paths import shown as shown_path

if TYPE_CHECKING:
    from pgsync.app.answers import Answer
    from pgsync.app.compare import Choice, Comparison
    from pgsync.app.report import Report
    from pgsync.app.threeway import Merging

_REPORTS = frozenset({"markdown", "html", "github", "sarif"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What the command line says about how the differences are shown."""

    output: Annotated[
        Literal["text", "json", "markdown", "html", "github", "sarif"],
        typer.Option("--format", "-f", help="text, json, markdown, html, github or sarif."),
    ] = "text"
    out: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None
    matrix: Annotated[
        bool, typer.Option("--matrix", help="All of them beside each other, object by environment; none is the source.")
    ] = False
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 2 when there are differences.")] = False
    swap: Annotated[bool, typer.Option("--swap", help="Take SOURCE as target and TARGET as source.")] = False
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", help="Repeat what was said where nothing has changed since; not on prod."),
    ] = None
    open_diff: Annotated[
        str | None,
        typer.Option("--open-diff", metavar="OBJECT", help="Show both definitions in VS Code: public.orders"),
    ] = None
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Side by side, with ticks, plan and apply; ? shows the keys.")
    ] = False

    @property
    def for_two(self) -> list[str]:
        """The options that are given and need one source and one target."""
        given = {"--swap": self.swap, "-i": self.interactive, "--open-diff": self.open_diff is not None}
        return [option for option, is_given in given.items() if is_given]


@grouped
def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: fleet.Targets = None,
    *,
    many: fleet.Many,
    shown: _Shown,
    asked: Asked,
    sides: three.ThreeSides,
) -> int:
    """Show what must change so that TARGET looks like SOURCE; nothing is changed.

    With --matrix all of them, or all connections, stand beside each other, and the odd one out is marked. With many
    targets (several, a pattern, --targets, or a pattern of schemas: --map public=tenant_*) it shows which
    match and which differ in the same way; it ends with 1 when one could not be read.
    """
    session = Session.of(ctx)
    choice = asked.choice(session)
    merging = sides.wanted()
    targets = many.all(target)
    if shown.matrix:
        return fleet.matrix(
            session,
            [*([source] if source is not None else []), *targets],
            choice,
            parallel=many.parallel,
            output=shown.output,
            out=shown.out,
            exit_code=shown.exit_code,
            given=shown.for_two,
        )
    first, last = session.sides(source, targets[0] if targets else None)
    if fleet.is_many(session, targets or [last], choice):
        _require_one(shown, merging)
        return fleet.compare(
            session,
            first,
            targets or [last],
            choice,
            parallel=many.parallel,
            output=shown.output,
            out=shown.out,
            exit_code=shown.exit_code,
        )
    if shown.swap:
        first, last = last, first
    if shown.interactive:
        from pgsync.cli import choosing

        return choosing.interactive(session, first, last, asked, merging)
    if shown.open_diff is not None:
        return _open_diff(session, first, last, choice, shown.open_diff, merging)
    answer = (_report if shown.output in _REPORTS else _answer)(session, first, last, choice, shown, merging)
    common.hand_out(answer.text, shown.out)
    if answer.kept:
        session.say(f"Nothing has changed since this comparison of {answer.kept}; --no-cache reads again.")
    if shown.output == "text" and not answer.is_equal:
        named = "" if source is None and not shown.swap else f" {' '.join(answer.sides)}"
        session.say(f"Next: pgsync plan{named}{asked.repeated}{three.repeated(merging)} --out migration.sql")
    return ExitCode.DIFFERENCES if shown.exit_code and not answer.is_equal else ExitCode.OK


def _require_one(shown: _Shown, merging: "Merging | None") -> None:
    given = [*shown.for_two, *(["--base"] if merging is not None else [])]
    given += [f"-f {shown.output}"] if shown.output in _REPORTS else []
    if given:
        raise UsageError(f"{given[0]} is for one target", hint="Many targets are shown as -f text or json.")


def _answer(
    session: Session, source: str, target: str, choice: "Choice", shown: _Shown, merging: "Merging | None"
) -> "Answer":
    """Return the comparison as text or JSON, which may have been made before."""
    from pgsync.app.answers import Form, answered

    if shown.output == "json":
        from pgsync.ui.jsonout import comparison_json

        form = Form("json", lambda comparison: comparison_json(comparison) + "\n")
    else:
        from pgsync.ui.compare import comparison_report
        from pgsync.ui.console import make_console, rendered

        console = make_console(is_colored=session.is_colored() and shown.out is None)
        name = f"text {console.width} {console.color_system} {console.encoding}"
        form = Form(name, lambda comparison: rendered(console, comparison_report(comparison, console.width)))
    if merging is not None:
        return form.answer(_compared(session, source, target, choice, merging))
    wanted = session.settings.compare.cache if shown.cache is None else shown.cache
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
    session: Session, source: str, target: str, choice: "Choice", shown: _Shown, merging: "Merging | None"
) -> "Answer":
    """Return the comparison as a report to hand on."""
    from pgsync.app.answers import Form
    from pgsync.app.report import report as read

    with common.progress(session) as progress:
        found = read(session.connections, source, target, choice, progress, merging)
    words = _written(found, shown.output, session.configuration.project_file)
    return Form(shown.output, lambda _: words).answer(found.comparison)


def _written(found: "Report", output: str, project_file: Path | None) -> str:
    if output == "html":
        from pgsync.ui.html import html_report

        return html_report(found)
    if output == "markdown":
        from pgsync.ui.markdown import markdown_report

        return markdown_report(found)
    from pgsync.ui.findings import findings

    file = shown_path(project_file) if project_file is not None else "pgsync.toml"
    if output == "github":
        from pgsync.ui.annotations import annotations

        return annotations(findings(found, None))
    from pgsync.ui.sarif import sarif

    return sarif(findings(found, file))
