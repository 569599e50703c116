"""pgsync rollback: take a run back."""

from dataclasses import replace
from typing import Annotated

import typer

from pgsync.cli import common, completion, running
from pgsync.cli.announced import announced
from pgsync.cli.context import Session
from pgsync.cli.options import grouped
from pgsync.errors import ExitCode

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(cls=running.DryRunCommand)
@grouped
@announced
def command(
    ctx: typer.Context,
    run: Annotated[
        str | None,
        typer.Argument(
            metavar="[RUN]", help="Its id, or the end of it; else the last.", autocompletion=completion.runs
        ),
    ] = None,
    *,
    list_runs: Annotated[bool, typer.Option("--list", help="List the runs that can be taken back.")] = False,
    dry_run: running.DryRun = None,
    how: running.Running,
    history: running.HistoryOf = None,
) -> int:
    """Bring a target back to what it was before a run, whatever the run came to.

    The way back is planned from what is there now, so it also repairs a run that stopped half-way. Rows of
    dropped tables and columns come back from the trash, if they were kept there.
    """
    from pgsync.app import rollback as use_case

    session = Session.of(ctx)
    options = how.options(session)
    with running.stage(session) as context:
        if list_runs:
            return _list(session)
        found = use_case.find_run(context, run, history)
        with common.progress(session) as report:
            prepared = use_case.prepare(replace(context, progress=report), found)
        running.announce(session, f"Rollback of run {found.id}", prepared.plan, prepared.stage.target)
        running.show_findings(session, prepared.stage.findings)
        if dry_run:
            running.rehearse(session, context, lambda tried: use_case.dry_run(tried, prepared, options, dry_run))
            session.say(f"Next: pgsync rollback{f' {run}' if run else ''}")
            return ExitCode.OK
        result = use_case.rollback(context, prepared, options)
    return running.finish(session, result)


def _list(session: Session) -> int:
    from pgsync.app.log import all_runs
    from pgsync.ui.runs import runs_table

    found = [run for run in all_runs(session.configuration.project_file) if run.state.has_changes]
    if not found:
        session.say("There is no run to take back.")
    else:
        common.show(session, runs_table(found))
    return ExitCode.OK
