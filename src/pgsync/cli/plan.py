"""pgsync plan: the differences as ordered steps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pgsync.cli import common, completion, fleet
from pgsync.cli import merging as three
from pgsync.cli.comparing import Asked
from pgsync.cli.context import Session
from pgsync.cli.options import grouped
from pgsync.collector import collector_off
from pgsync.errors import ExitCode, UsageError
from pgsync.model.sql import quote
from pgsync.plain import dataclass
from pgsync.store.paths import shown

if TYPE_CHECKING:
    from pgsync.app.choice import Choice
    from pgsync.app.plan import Candidate, PlanResult
    from pgsync.app.threeway import Merging

_WITHOUT_ONLINE = frozenset({"supabase"})  # it runs each file as a whole, so that nothing can stand outside


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What the command line says about what the plan is written as, and how it is shown."""

    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write FILE.sql, .rollback.sql, .plan.json; a DIR with --as."),
    ] = None
    tool: Annotated[
        Literal["sql", "flyway", "dbmate", "golang-migrate", "supabase", "alembic", "rails"],
        typer.Option("--as", metavar="TOOL", help="Write migrations: flyway, dbmate, golang-migrate and others."),
    ] = "sql"
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="What the migration is called, with --as.")
    ] = None
    explain: Annotated[
        bool, typer.Option("--explain", help="Why each step is there, whom it meets, what would leave it out.")
    ] = False
    sql: Annotated[bool, typer.Option("--sql", help="Show the text of each step; so does -v.")] = False
    output: Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="text or json.")] = "text"

    @property
    def script(self) -> Path | None:
        """The file of the script, if it is one and shall have a name."""
        return self.out if self.tool == "sql" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the command line says about how the plan is made."""

    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="PATTERN",
            help="Only these changes and what they need.",
            autocompletion=completion.objects,
        ),
    ] = None
    online: Annotated[
        bool | None,
        typer.Option("--online/--no-online", help="Forms that do not block: for all tables, for none."),
    ] = None
    keep_dropped_data: Annotated[
        bool | None,
        typer.Option("--keep-dropped-data/--drop-data", help="Dropped tables and columns keep their rows, in a trash."),
    ] = None
    no_proof: Annotated[bool, typer.Option("--no-proof", help="Do not try the plan on a scratch database first.")] = (
        False
    )


@grouped
@collector_off()
def command(
    ctx: typer.Context,
    source: common.Source = None,
    target: fleet.Targets = None,
    *,
    many: fleet.Many,
    written: _Written,
    made: _Made,
    asked: Asked,
    three_sides: three.ThreeSides,
) -> int:
    """Turn the differences into steps that make TARGET look like SOURCE, with the way back.

    It is proven first: run, taken back and run again on a scratch copy of the target. A plan that fails there is
    shown all the same, and pgsync apply refuses it. Without --out the plan is kept under .pgsync/plans, where
    pgsync apply finds it. With --as it is written for a migration tool, up and down: flyway, dbmate, golang-migrate,
    supabase, alembic or rails. With many targets there is one plan for each group that differs alike, in --out DIR.
    """
    session = Session.of(ctx)
    targets = many.all(target)
    sides = session.sides(source, targets[0] if targets else None)
    choice = asked.choice(session, made.select)
    merging = three_sides.wanted()
    if fleet.is_many(session, targets or [sides[1]], choice):
        if merging is not None:
            raise UsageError("--base is for one target")
        every = targets or [sides[1]]
        return fleet.plan(session, sides[0], every, choice, written.script, many.parallel, made.online, made.no_proof)
    if written.name is not None and written.tool == "sql":
        raise UsageError("--name needs --as", hint="Such as: --as dbmate --name add_order_notes")
    result = _planned(session, sides, choice, merging, made, written)
    migrations = _migrations(session, result, written)
    if written.output == "json":
        from pgsync.ui.planjson import plan_json

        typer.echo(plan_json(result))
    else:
        show(session, result, explains=written.explain, sql=written.sql or session.is_verbose)
    if written.tool == "sql":
        say_next(session, result, is_kept=written.out is None)
    else:
        session.say("  ".join(shown(path.absolute()) for path in migrations) or "Nothing was written.")
    return ExitCode.ERROR if result.is_disproved else ExitCode.OK


def _planned(
    session: Session,
    sides: tuple[str, str],
    choice: "Choice",
    merging: "Merging | None",
    made: _Made,
    written: _Written,
) -> "PlanResult":
    """Return the plan as it was proven and written; asks about renames and conflicts on a terminal."""
    from pgsync.app import plan as app

    settings, connections = session.settings.plan, session.connections
    wanted = False if made.online is None and written.tool in _WITHOUT_ONLINE else made.online
    forms = app.Online(settings.online if wanted is None else wanted, settings.online_size)
    keep = session.settings.apply.keep_dropped_data if made.keep_dropped_data is None else made.keep_dropped_data
    with common.progress(session) as report:
        result = app.plan_databases(connections, *sides, choice, forms, report, keep=keep, merging=merging)
    renames = _choose(session, result.candidates)
    if result.merge is not None:
        merging = three.decided(session, result.merge, result.target.short_name)
    with common.progress(session) as report:
        if renames or (result.merge is not None and merging is not None):
            result = app.replanned(connections, result, renames, choice, forms, report, keep=keep, merging=merging)
        if result.merge is not None:
            app.require_decided(result.merge, result.source.short_name, result.target.short_name)
        is_proven = settings.proof and not made.no_proof
        result = app.examined(connections, result, choice.rules, report, is_proven=is_proven)
        project, timeout = session.configuration.project_file, session.settings.apply.lock_timeout
        return app.write_plan(result, written.script, project, settings.dir, timeout)


def _migrations(session: Session, result: "PlanResult", written: _Written) -> tuple[Path, ...]:
    """Write the plan for a migration tool; a disproved one is not."""
    if written.tool == "sql" or result.is_disproved:
        return ()
    from pgsync.app.migrations import write_migrations

    timeout = session.settings.apply.lock_timeout
    return write_migrations(result, written.tool, written.out, written.name, timeout)


def _choose(session: Session, candidates: "Sequence[Candidate]") -> "Sequence[Candidate]":
    """Ask of each candidate whether it is a rename; without a terminal none is."""
    if not session.is_interactive:
        return ()
    return [
        one
        for one in candidates
        if session.confirm(f"Is {one.before} renamed to {quote(one.name)}? Otherwise it is dropped.")
    ]


def show(session: Session, result: "PlanResult", *, explains: bool, sql: bool) -> None:
    """Show a plan."""
    from pgsync.ui.plan import Detail, plan_report

    width = common.console(session).width
    common.show(session, plan_report(result, width, Detail(sql=sql, explains=explains)))


def say_next(session: Session, result: "PlanResult", *, is_kept: bool) -> None:
    """Say where the plan is, and what to do with it; is_kept: under its id."""
    if result.paths is None:
        return
    if result.rollback_error is not None:
        session.say(f"warning: the rollback could not be planned: {result.rollback_error}")
    files = [result.paths.sql, result.paths.rollback, result.paths.plan]
    session.say("  ".join(shown(path.absolute()) for path in files if path.exists()))
    if result.plan.statements and not result.is_disproved:
        named = "" if is_kept else f" {shown(result.paths.sql.absolute())}"
        session.say(f"Next: pgsync apply{named} --dry-run")
